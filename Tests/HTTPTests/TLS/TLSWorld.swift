import Certificates
import Transport

@testable import HTTP

/// A network in memory, an authority, and what a test makes of them.
final class TLSWorld {
    let network: FakeNetwork
    let scheduler: ManualScheduler
    let authority: Authority
    static let endpoint = Endpoint(.address(.v4(.loopback)), port: 443)

    init(_ network: FakeNetwork = FakeNetwork()) throws {
        self.network = network
        scheduler = ManualScheduler(events: network.events)
        authority = try Authority("authority")
    }

    /// A turn that still waits would hold its stream, and that the queue of turns.
    deinit { network.run() }

    var trust: TLSTrust { .only([.bytes(authority.certificatePEM, named: "authority")]) }

    func makeClient(
        _ trust: TLSTrust? = nil, sessionCapacity: Int = 128, protocols: [String] = ["http/1.1"]
    ) throws -> TLSClientContext {
        try TLSClientContext(
            trust ?? self.trust, scheduler: scheduler, sessionCapacity: sessionCapacity, applicationProtocols: protocols
        )
    }

    func makeServer(_ leaf: Authority? = nil, protocols: [String] = ["http/1.1"]) throws -> TLSServerContext {
        let leaf = try leaf ?? authority.issue("IP:127.0.0.1")
        return try TLSServerContext(
            chain: .bytes(leaf.chainPEM, named: "chain"), key: .bytes(leaf.keyPEM, named: "key"), scheduler: scheduler,
            applicationProtocols: protocols)
    }

    /// What both sides came to, with nothing left to happen.
    struct Outcome {
        let client: Result<TLSStream, TransportError>?
        let server: Result<TLSStream, TransportError>?

        func pair() throws -> (client: TLSStream, server: TLSStream) {
            guard let client, let server else { throw Unfinished(outcome: "\(self)") }
            return (try client.get(), try server.get())
        }

        var clientError: TransportError? { if case .failure(let error) = client { error } else { nil } }
        var serverError: TransportError? { if case .failure(let error) = server { error } else { nil } }
    }

    struct Unfinished: Error { let outcome: String }

    func shakeHands(
        _ client: TLSClientContext, _ server: TLSServerContext, to endpoint: Endpoint = TLSWorld.endpoint,
        over pair: (near: any ByteStream, far: any ByteStream)? = nil
    ) -> Outcome {
        let (near, far) = pair ?? network.pair()
        var atClient: Result<TLSStream, TransportError>?
        var atServer: Result<TLSStream, TransportError>?
        client.connect(over: near, to: endpoint) { atClient = $0 }
        server.accept(over: far) { atServer = $0 }
        network.run()
        return Outcome(client: atClient, server: atServer)
    }

    /// A connection of which both ends record, resumed.
    func connect(
        over pair: (near: any ByteStream, far: any ByteStream)? = nil
    ) throws -> (client: TLSStream, server: TLSStream, atClient: RecordingHandler, atServer: RecordingHandler) {
        let (client, server) = try shakeHands(makeClient(), makeServer(), over: pair).pair()
        let (atClient, atServer) = (RecordingHandler(), RecordingHandler())
        (client.handler, server.handler) = (atClient, atServer)
        client.resumeReading()
        server.resumeReading()
        return (client, server, atClient, atServer)
    }
}

@discardableResult
func write(_ bytes: [UInt8], to stream: any ByteStream) -> WriteResult { stream.write(bytes.span.bytes) }

/// Bytes in which no two places look alike.
func sample(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8 &+ $0 >> 16) } }
