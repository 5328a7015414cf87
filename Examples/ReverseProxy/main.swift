import EventLoop
import HTTP
import Transport
import Wire

/// A streaming reverse proxy in fifty lines: keep-alive on both sides, backpressure, WebSocket, limits and timeouts.
final class ReverseProxy: HTTPService {
    let upstream: HTTPUpstream

    init(_ upstream: HTTPUpstream) { self.upstream = upstream }

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        Relay.pass(exchange, request, fields, head: head, content: content, to: upstream)
    }
}

func value(_ name: String) -> String? {
    CommandLine.arguments.firstIndex(of: name).flatMap { place in CommandLine.arguments.dropFirst(place + 1).first }
}

func run() throws {
    guard let address = value("--listen").flatMap({ SocketAddress($0) }),
        let origin = value("--upstream").flatMap({ Origin($0) })
    else { throw HTTPError(.misused, "usage: ReverseProxy --listen 127.0.0.1:PORT --upstream http://HOST:PORT") }
    EventLoop.raiseDescriptorLimit()
    try EventLoop.run { loop in
        let client = HTTPClient(dialer: Dialer(connector: loop, resolver: loop, scheduler: loop), scheduler: loop)
        let server = HTTPServer(scheduler: loop, service: ReverseProxy(client.upstream(origin)))
        let listener = try loop.listen(at: address)
        server.serve(listener)
        print("listening at \(listener.localAddress)")
    }
}

do { try run() } catch { print("ReverseProxy: \(error)") }
