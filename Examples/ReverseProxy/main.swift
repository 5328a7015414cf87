import EventLoop
import Glibc
import HTTP
import Transport
import Wire

/// A streaming reverse proxy: keep-alive, backpressure, WebSocket and TLS on both sides, limits and deadlines.
final class ReverseProxy: HTTPService {
    let upstream: HTTPUpstream

    init(_ upstream: HTTPUpstream) { self.upstream = upstream }

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        Relay.pass(exchange, request, fields, head: head, content: content, to: upstream)
    }
}

func option(_ name: String) -> String? {
    CommandLine.arguments.firstIndex(of: name).flatMap { CommandLine.arguments.dropFirst($0 + 1).first }
}

func run() throws {
    guard let address = option("--listen").flatMap({ SocketAddress($0) }),
        let origin = option("--upstream").flatMap({ Origin($0) })
    else { throw HTTPError(.misused, "say --listen ADDRESS:PORT --upstream http[s]://HOST[:PORT]") }
    // A connection to the client, one to the upstream, and some to spare.
    let limits = ServerLimits(connections: max(1, EventLoop.raiseDescriptorLimit() / 2 - 100))
    try EventLoop.run { loop in
        let trust = option("--ca").map { TLSTrust.only([.file($0)]) } ?? .system
        let client = HTTPClient(
            dialer: Dialer(connector: loop, resolver: loop, scheduler: loop), scheduler: loop,
            tls: origin.isSecure ? try TLSClientContext(trust, scheduler: loop) : nil)
        let server = HTTPServer(scheduler: loop, limits: limits, service: ReverseProxy(client.upstream(origin)))
        var certificate: TLSServerContext?
        if let chain = option("--certificate"), let key = option("--key") {
            certificate = try TLSServerContext(chain: .file(chain), key: .file(key), scheduler: loop)
        }
        let listener = try loop.listen(at: address)
        server.serve(listener, securedBy: certificate)
        for signal in [Signal.terminate, .interrupt] {
            try loop.onSignal(signal) { server.drain(within: .seconds(10)) { loop.stop() } }
        }
        print("listening at \(listener.localAddress)")
        fflush(nil)
    }
}

do { try run() } catch {
    let words = "ReverseProxy: \(error)\n"
    _ = write(STDERR_FILENO, words, words.utf8.count)
    exit(1)
}
