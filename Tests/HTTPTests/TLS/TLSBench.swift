import Certificates
import HTTP
import Transport

/// A client and a server context over one network in memory, with certificates of their own.
final class TLSBench: TransportBench {
    let network: FakeNetwork
    let manualScheduler: ManualScheduler
    let client: TLSClientContext
    let server: TLSServerContext
    static let endpoint = Endpoint(.address(.v4(.loopback)), port: 443)

    init(_ network: FakeNetwork = FakeNetwork()) throws {
        self.network = network
        manualScheduler = ManualScheduler(events: network.events)
        let authority = try Authority("authority")
        let leaf = try authority.issue("IP:127.0.0.1")
        client = try TLSClientContext(
            .only([.bytes(authority.certificatePEM, named: "authority")]), scheduler: manualScheduler)
        server = try TLSServerContext(
            chain: .bytes(leaf.chainPEM, named: "chain"), key: .bytes(leaf.keyPEM, named: "key"),
            scheduler: manualScheduler)
    }

    func makePair() throws -> (near: any ByteStream, far: any ByteStream) {
        let (near, far) = network.pair()
        var results: [Result<TLSStream, TransportError>] = []
        var (atNear, atFar): (TLSStream?, TLSStream?)
        client.connect(over: near, to: Self.endpoint) { result in
            results.append(result)
            atNear = try? result.get()
        }
        server.accept(over: far) { result in
            results.append(result)
            atFar = try? result.get()
        }
        network.run()
        guard let atNear, let atFar else { throw HandshakeFailed(results: "\(results)") }
        return (atNear, atFar)
    }

    struct HandshakeFailed: Error { let results: String }

    func run(until condition: () -> Bool) -> Bool {
        network.run()
        return condition()
    }

    func settle() { network.run() }
    func pass(_ duration: Duration) { manualScheduler.advance(by: duration) }

    var scheduler: any Scheduler { manualScheduler }
    var connector: any Connector { network }
    var binder: any Binder { network }
    var listenAddress: SocketAddress { .loopback(port: 0) }
    var deadAddress: SocketAddress { .loopback(port: 9) }
}
