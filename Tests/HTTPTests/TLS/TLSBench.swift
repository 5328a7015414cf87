import HTTP
import Transport

/// Encrypted streams as the checks of streams want them.
final class TLSBench: TransportBench {
    private let world: TLSWorld
    private let client: TLSClientContext
    private let server: TLSServerContext

    init(_ network: FakeNetwork) throws {
        world = try TLSWorld(network)
        client = try world.makeClient()
        server = try world.makeServer()
    }

    func makePair() throws -> (near: any ByteStream, far: any ByteStream) {
        let (client, server) = try world.shakeHands(client, server).pair()
        return (client, server)
    }

    func run(until condition: () -> Bool) -> Bool {
        world.network.run()
        return condition()
    }

    func settle() { world.network.run() }
    func pass(_ duration: Duration) { world.scheduler.advance(by: duration) }

    var scheduler: any Scheduler { world.scheduler }
    var connector: any Connector { world.network }
    var binder: any Binder { world.network }
    var listenAddress: SocketAddress { .loopback(port: 0) }
    var deadAddress: SocketAddress { .loopback(port: 9) }
}
