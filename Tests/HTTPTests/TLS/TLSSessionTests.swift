import COpenSSL
import Certificates
import Testing
import Transport

@testable import HTTP

@Suite("Sessions")
struct TLSSessionTests {
    private let world: TLSWorld

    init() throws { world = try TLSWorld() }

    /// Connects, lets the tickets arrive, and closes; whether both sides say that it was resumed.
    private func visit(
        _ client: TLSClientContext, _ server: TLSServerContext, _ endpoint: Endpoint = TLSWorld.endpoint
    ) throws -> Bool {
        let (near, far) = try world.shakeHands(client, server, to: endpoint).pair()
        near.handler = RecordingHandler()
        near.resumeReading()
        world.network.run()
        near.close()
        far.close()
        #expect(near.wasResumed == far.wasResumed)
        return near.wasResumed
    }

    @Test("of TLS 1.3 are resumed, each once")
    func resumption() throws {
        let (client, server) = (try world.makeClient(), try world.makeServer())
        #expect(try !visit(client, server))
        #expect(client.sessionCount == 2)
        for _ in 0..<5 {
            #expect(try visit(client, server))
            #expect(client.sessionCount <= SessionCache.perEndpoint)
        }
    }

    @Test("are used once, by connections made at the same time as well")
    func singleUse() throws {
        let (client, server) = (try world.makeClient(), try world.makeServer())
        #expect(try !visit(client, server))
        var streams: [TLSStream] = []
        for _ in 0..<3 {
            let (near, far) = world.network.pair()
            client.connect(over: near, to: TLSWorld.endpoint) {
                if let stream = try? $0.get() { streams.append(stream) }
            }
            server.accept(over: far) { if let stream = try? $0.get() { streams.append(stream) } }
        }
        world.network.run()
        // Two tickets, and each connection has two ends.
        #expect(streams.filter(\.wasResumed).count == 4)
        #expect(streams.count == 6)
        for stream in streams { stream.close() }
    }

    @Test("survive a connection that was broken off", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
    func brokenConnection(_ version: Int32) throws {
        let (client, server) = (try world.makeClient(), try world.makeServer())
        _ = COpenSSL_set_maximum_version(client.context.handle, version)
        let (near, far) = try world.shakeHands(client, server).pair()
        near.handler = RecordingHandler()
        near.resumeReading()
        world.network.run()
        far.abort()
        world.network.run()
        #expect(near.isClosed)
        #expect(try visit(client, server))
    }

    @Test("of TLS 1.2 are resumed as well, as often as one likes")
    func olderVersion() throws {
        let server = try world.makeServer()
        let client = try world.makeClient()
        _ = COpenSSL_set_maximum_version(client.context.handle, TLS1_2_VERSION)
        #expect(try !visit(client, server))
        #expect(client.sessionCount == 1)
        for _ in 0..<3 { #expect(try visit(client, server)) }
    }

    @Test("are for one endpoint")
    func otherEndpoints() throws {
        let (client, server) = (try world.makeClient(), try world.makeServer())
        #expect(try !visit(client, server))
        #expect(try !visit(client, server, Endpoint(TLSWorld.endpoint.host, port: 444)))
        #expect(try visit(client, server))
    }

    @Test("are for one context")
    func otherContexts() throws {
        let server = try world.makeServer()
        #expect(try !visit(world.makeClient(), server))
        #expect(try !visit(world.makeClient(), server))
    }

    @Test("are forgotten after an hour")
    func expiry() throws {
        let (client, server) = (try world.makeClient(), try world.makeServer())
        #expect(try !visit(client, server))
        world.scheduler.advance(by: .seconds(3601))
        #expect(try !visit(client, server))
        #expect(client.sessionCount == 2)
    }

    @Test("are not kept where none are wanted")
    func none() throws {
        let (client, server) = (try world.makeClient(sessionCapacity: 0), try world.makeServer())
        #expect(try !visit(client, server))
        #expect(try !visit(client, server))
        #expect(client.sessionCount == 0)
    }

    @Test("are no use to a server with a new context, which then shakes hands in full")
    func newServerContext() throws {
        let client = try world.makeClient()
        let leaf = try world.authority.issue("IP:127.0.0.1")
        #expect(try !visit(client, world.makeServer(leaf)))
        #expect(try !visit(client, world.makeServer(leaf)))
    }

    @Test("are kept within bounds, the newest of each endpoint")
    func bounds() throws {
        let (client, server) = (try world.makeClient(sessionCapacity: 10), try world.makeServer())
        for port in 1...20 { _ = try visit(client, server, Endpoint(TLSWorld.endpoint.host, port: UInt16(port))) }
        #expect(client.sessionCount == 10)
        #expect(try !visit(client, server, Endpoint(TLSWorld.endpoint.host, port: 1)))
        #expect(try visit(client, server, Endpoint(TLSWorld.endpoint.host, port: 20)))
    }

    @Test("go with an identity that is equal where the same authorities are believed")
    func identities() throws {
        let other = PEMSource.bytes(try Authority("other").certificatePEM, named: "other")
        let own = PEMSource.bytes(world.authority.certificatePEM, named: "own")
        let twice = PEMSource.bytes(world.authority.certificatePEM + world.authority.certificatePEM, named: "twice")
        func identity(_ trust: TLSTrust) throws -> TLSIdentity { try world.makeClient(trust).identity }
        let first = try identity(.only([own]))
        #expect(try identity(.only([twice])) == first)
        #expect(try identity(.only([own, other])) == identity(.only([other, own])))
        for trust in [TLSTrust.only([other]), .only([own, other]), .system, .system(and: [own]), .only([])] {
            #expect(try identity(trust) != first)
        }
    }
}
