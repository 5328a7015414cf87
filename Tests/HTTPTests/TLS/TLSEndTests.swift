import COpenSSL
import Certificates
import HTTP
import Testing
import Transport

@Suite("The end of an encrypted stream")
struct TLSEndTests {
    private let world: TLSWorld

    init() throws { world = try TLSWorld() }

    @Test("without close_notify is a broken connection, after all bytes before it")
    func truncation() throws {
        let (near, far) = world.network.pair()
        let (_, server, atClient, _) = try world.connect(over: (near, far))
        write(sample(1000), to: server)
        far.shutdownWrite()
        world.network.run()
        #expect(atClient.bytes == sample(1000))
        #expect(atClient.events == [.closed(.reset)])
        server.close()
    }

    @Test("cut at any byte is whole exactly if close_notify came", arguments: [1, 100, 20_000])
    func cuts(_ count: Int) throws {
        let (near, far) = world.network.pair()
        let (client, server, atClient, _) = try world.connect(over: (near, far))
        world.network.run()
        let start = near.deliveredCount
        write(sample(count), to: server)
        server.shutdownWrite()
        world.network.run()
        #expect(atClient.events == [.peerFinished])
        let total = near.deliveredCount - start
        client.close()
        server.close()
        for cut in Set([0, 1, 4, 5, 6, total / 2, total - 25, total - 24, total - 23, total - 1]).filter({ $0 >= 0 }) {
            let (near, far) = world.network.pair()
            let (client, server, atClient, _) = try world.connect(over: (near, far))
            world.network.run()
            near.endReading(after: near.deliveredCount + cut)
            write(sample(count), to: server)
            server.shutdownWrite()
            world.network.run()
            #expect(atClient.events == [.closed(.reset)], "\(cut) of \(total)")
            #expect(sample(count).starts(with: atClient.bytes))
            client.close()
            server.close()
        }
        world.network.run()
        #expect(world.network.openStreamCount == 0)
    }

    @Test("by close is close_notify, in TLS 1.2 as well", arguments: [TLS1_2_VERSION, TLS1_3_VERSION])
    func closing(_ version: Int32) throws {
        let (near, far) = world.network.pair()
        var stream: TLSStream?
        try world.makeServer().accept(over: far) { stream = try? $0.get() }
        var settings = RawPeer.Settings()
        settings.maximum = version
        let client = try RawPeer.client(over: near, settings)
        world.network.run()
        try #require(stream).close()
        world.network.run()
        #expect(client.hasReceivedEnd)
        #expect(client.events == [.peerFinished])
        near.close()
    }

    @Test("by abort is none")
    func aborting() throws {
        let (near, far) = world.network.pair()
        var stream: TLSStream?
        try world.makeServer().accept(over: far) { stream = try? $0.get() }
        let client = try RawPeer.client(over: near)
        world.network.run()
        try #require(stream).abort()
        world.network.run()
        #expect(!client.hasReceivedEnd)
        #expect(client.events == [.closed(.reset)])
    }

    @Test("makes whatever comes after it ignored")
    func bytesAfterTheEnd() throws {
        let (near, far) = world.network.pair()
        let (client, server, atClient, _) = try world.connect(over: (near, far))
        server.shutdownWrite()
        world.network.run()
        let (other, _) = world.network.pair()
        other.close()
        #expect(atClient.events == [.peerFinished])
        #expect(write([1], to: client) == .accepted)
        client.shutdownWrite()
        world.network.run()
        #expect(atClient.events == [.peerFinished, .closed(nil)])
        #expect(atClient.bytes.isEmpty)
    }

    @Test("and garbage after it in the same delivery, too")
    func garbageAfterTheEnd() throws {
        let leaf = try world.authority.issue("IP:127.0.0.1")
        let (near, far) = world.network.pair()
        var stream: TLSStream?
        try world.makeClient().connect(over: near, to: TLSWorld.endpoint) { stream = try? $0.get() }
        let server = try RawPeer.server(over: far, chain: leaf.chainPEM, key: leaf.keyPEM)
        world.network.run()
        let handler = RecordingHandler()
        stream?.handler = handler
        stream?.resumeReading()
        server.act { SSL_shutdown($0) }
        write(sample(5000), to: far)
        world.network.run()
        write(sample(5000), to: far)
        world.network.run()
        #expect(handler.events == [.peerFinished])
        far.shutdownWrite()
        stream?.shutdownWrite()
        world.network.run()
        #expect(handler.events == [.peerFinished, .closed(nil)])
        #expect(server.hasReceivedEnd)
        far.close()
    }

    @Test(
        "comes as an error when a byte on the way was changed, after the bytes before it",
        arguments: [0, 1, 4, 5, 30, 121])
    func tampering(_ offset: Int) throws {
        let (near, far) = world.network.pair()
        let altering = AlteringStream(far)
        let (client, server, atClient, _) = try world.connect(over: (near, altering))
        world.network.run()
        // The first record has a header of 5, 100 bytes, a type and a tag of 16.
        altering.alter(after: 122 + offset)
        write(sample(100), to: server)
        write(sample(100), to: server)
        world.network.run()
        #expect(atClient.bytes == sample(100))
        #expect(atClient.events == [.closed(.secure)])
        #expect(client.isClosed)
        server.close()
    }

    @Test("inside any callback is the end of all callbacks", arguments: [true, false], 0...3)
    func closingInside(_ aborts: Bool, _ kind: Int) throws {
        let (client, server, atClient, _) = try world.connect()
        func end() { if aborts { client.abort() } else { client.close() } }
        if kind < 2 { atClient.onReceived = end }
        atClient.onEvent = { _ in end() }
        if kind != 2 { write(sample(200_000), to: server) }
        if kind == 1 { server.shutdownWrite() }
        if kind == 2 { server.shutdownWrite() }
        if kind == 3 { server.abort() }
        world.network.run()
        #expect(atClient.pieces.count + atClient.events.count <= (kind < 2 ? 1 : atClient.pieces.count + 1))
        #expect(client.isClosed)
        server.close()
        world.network.run()
        #expect(world.network.openStreamCount == 0)
    }

    @Test("waits for a handler, whatever it is")
    func withoutHandler() throws {
        let (client, server, atClient, _) = try world.connect()
        client.handler = nil
        write([1, 2], to: server)
        server.shutdownWrite()
        world.network.run()
        client.handler = atClient
        #expect(atClient.bytes.isEmpty)
        world.network.run()
        #expect(atClient.bytes == [1, 2])
        #expect(atClient.events == [.peerFinished])
        client.close()
        server.close()
    }

    @Test("lets go of the stream and of all that it held")
    func released() throws {
        weak var weakStream: TLSStream?
        weak var weakHandler: RecordingHandler?
        do {
            let (client, server, atClient, _) = try world.connect()
            (weakStream, weakHandler) = (client, atClient)
            atClient.onReceived = { _ = client.isClosed }
            client.close()
            server.close()
            atClient.onReceived = nil
        }
        world.network.run()
        #expect(weakStream == nil && weakHandler == nil)
    }
}
