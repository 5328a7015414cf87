import HTTP
import Testing
import Transport
import Wire

/// A client in front, a relay in the middle, and a server behind that the test plays.
final class RelayScene: HTTPService {
    let behind: ClientScene
    let address: SocketAddress
    private(set) var server: HTTPServer?
    var added: (name: String, value: String)?

    init(delivery: FakeDelivery = .whole, settings: ClientSettings = ClientSettings()) throws {
        behind = try ClientScene(settings, delivery: delivery)
        let listener = try behind.network.listen(at: .loopback(port: 0))
        address = listener.localAddress
        let server = HTTPServer(scheduler: behind.scheduler, service: self)
        server.serve(listener)
        self.server = server
    }

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        Relay.pass(exchange, request, fields, head: head, content: content, to: behind.upstream) {
            buffer throws(WireError) in
            if let added { try buffer.writeField(named: added.name, added.value) }
        }
    }

    func client() -> RawClient { RawClient(behind.network, address) }

    /// Nothing may be left when all clients have gone.
    var isClean: Bool {
        behind.client.close()
        behind.network.run()
        return server?.connectionCount == 0 && behind.scheduler.pendingCount == 0
    }
}
