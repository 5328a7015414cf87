import EventLoop
import Foundation
import HTTP
import Harness
import Transport
import Wire

/// The example proxy as a process of its own, in front of a server in this one.
final class ProxyProcess: @unchecked Sendable {
    // Invariant: nothing changes after init; the child and the thread may be used from anywhere.
    let port: UInt16
    let pid: Int32
    private let child: ChildProcess
    private let backend: LoopThread

    init() async throws {
        backend = try LoopThread(name: "backend")
        let upstream = try await backend.handle.run { loop in
            let server = HTTPServer(scheduler: loop, service: Backend(loop))
            let listener = try loop.listen(at: .loopback(port: 0))
            server.serve(listener)
            return listener.localAddress
        }
        child = try ChildProcess(
            try BuiltProducts.program("ReverseProxy"), ["--listen", "127.0.0.1:0", "--upstream", "http://\(upstream)"])
        pid = child.pid
        let descriptor = child.outputDescriptor
        let line = try await offPool {
            var text = ""
            var byte: UInt8 = 0
            var isReady = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            while poll(&isReady, 1, 20_000) == 1, read(descriptor, &byte, 1) == 1, byte != UInt8(ascii: "\n") {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            }
            return text
        }
        guard let address = line.split(separator: " ").last.flatMap({ SocketAddress(String($0)) }),
            let port = address.port
        else { throw TransportError(.other, "starting the example proxy, which said: \(line)") }
        self.port = port
    }

    func end() async throws {
        child.signal(SIGTERM)
        _ = try? await child.finish(within: 20)
        await backend.stop()
    }

    var descriptorCount: Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count) ?? -1 }

    /// In KiB.
    var residentSize: Int {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? -1
    }

    /// Waits until a condition holds, asking every few milliseconds.
    func wait(seconds: Double, until condition: @Sendable () -> Bool) async throws -> Bool {
        let deadline = Date(timeIntervalSinceNow: seconds)
        while Date() < deadline {
            if condition() { return true }
            try await Task.sleep(for: .milliseconds(5))
        }
        return condition()
    }

    /// A server that answers its target, or streams for as long as somebody listens.
    private final class Backend: HTTPService {
        private let loop: EventLoop
        init(_ loop: EventLoop) { self.loop = loop }

        func serve(
            _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
        ) {
            let target = head.text(at: request.target.range)
            guard target == "/stream" else { return exchange.respond(200, text: target) }
            exchange.handler = Listening.shared
            _ = try? exchange.respond(200, .chunked, content: Array("data: 1\n\n".utf8).span.bytes)
        }

        private final class Listening: ServerExchangeHandler {
            nonisolated(unsafe) static let shared = Listening()
            func clientLeft(_ error: HTTPError) {}
        }
    }
}
