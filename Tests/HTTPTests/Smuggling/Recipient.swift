import EventLoop
import Foundation
import HTTP
import Harness
import Transport
import Wire

/// Somebody who reads requests from a port: our server, or a peer of it in front of a server that answers anything.
struct Recipient: Sendable {
    let name: String
    let port: UInt16

    /// How many requests were answered with success, of bytes after which nothing more comes.
    func answers(to bytes: [UInt8]) -> Int {
        guard let socket = RawSocket(port: port) else { return -1 }
        defer { socket.close() }
        socket.send(bytes)
        socket.finish()
        return socket.receive().components(of: "HTTP/1.1 200")
    }
}

/// Our server, which answers a request when it is complete, and waits for nobody who has ended his side.
final class CompleteRequests: HTTPService {
    static func serve(on thread: LoopThread) async throws -> UInt16 {
        try await thread.handle.run { loop in
            let server = HTTPServer(
                scheduler: loop, limits: ServerLimits(servesHalfClosed: true), service: CompleteRequests())
            let listener = try loop.listen(at: .loopback(port: 0))
            server.serve(listener)
            return listener.localAddress.port ?? 0
        }
    }

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        if request.framing.isEmpty {
            exchange.respond(200, text: "complete")
        } else {
            exchange.handler = Waiting(exchange)
        }
    }

    private final class Waiting: ServerExchangeHandler {
        private let exchange: ServerExchange
        init(_ exchange: ServerExchange) { self.exchange = exchange }
        func requestEnded() { exchange.respond(200, text: "complete") }
        func clientLeft(_ error: HTTPError) {}
    }
}

/// A server behind the peers: whatever comes is answered, so that only they decide what is a request.
final class AnythingGoes: ListenerHandler {
    static func serve(on thread: LoopThread) async throws -> UInt16 {
        try await thread.handle.run { loop in
            let listener = try loop.listen(at: .loopback(port: 0))
            listener.handler = AnythingGoes()
            listener.resumeAccepting()
            return listener.localAddress.port ?? 0
        }
    }

    func accepted(_ stream: any ByteStream) {
        stream.handler = Connection(stream)
        stream.resumeReading()
    }

    func acceptFailed(_ error: TransportError) {}

    private final class Connection: ByteStreamHandler {
        private let stream: any ByteStream
        private var hasAnswered = false
        init(_ stream: any ByteStream) { self.stream = stream }

        func received(_ bytes: RawSpan) {
            guard !hasAnswered else { return }
            hasAnswered = true
            let answer = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
            _ = stream.write(answer.span.bytes)
            stream.shutdownWrite()
        }

        func peerFinished() { stream.shutdownWrite() }
        func closed(_ error: TransportError?) {}
    }
}
