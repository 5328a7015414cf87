import COpenSSL
import Certificates
import Testing
import Transport

@testable import HTTP

@Suite("Bytes through an encrypted stream")
struct TLSFlowTests {
    private let world: TLSWorld

    init() throws { world = try TLSWorld() }

    @Test("go out in full records and few writes")
    func largeWrite() throws {
        let (near, far) = world.network.pair()
        near.receiveCapacity = 1 << 20
        let counting = AlteringStream(far)
        let (client, server, atClient, _) = try world.connect(over: (near, counting))
        world.network.run()
        let (before, start) = (counting.writes.count, counting.writes.reduce(0, +))
        let head = sample(300)
        let body = sample(200_000)
        #expect(server.write(head.span.bytes, body.span.bytes) == .accepted)
        world.network.run()
        #expect(atClient.bytes == head + body)
        let records = (head.count + body.count + 16_383) / 16_384
        #expect(counting.writes.reduce(0, +) - start == head.count + body.count + 22 * records)
        #expect(counting.writes.count - before == 3)
        #expect(atClient.pieces.max() ?? 0 <= 65_536)
        #expect(atClient.pieces.count == 4)
        client.close()
        server.close()
    }

    @Test("come in as one where they came as many records")
    func manyRecords() throws {
        let (client, server, atClient, _) = try world.connect()
        for size in 1...50 { write(sample(size), to: server) }
        world.network.run()
        #expect(atClient.bytes == (1...50).flatMap(sample))
        #expect(atClient.pieces == [1275])
        client.close()
        server.close()
    }

    @Test("arrive whole when deliveries are cut at every byte")
    func splits() throws {
        let (near, far) = world.network.pair()
        let (client, server, atClient, _) = try world.connect(over: (near, far))
        world.network.run()
        let first = near.deliveredCount
        client.close()
        server.close()
        #expect(atClient.bytes.isEmpty)
        for split in 1..<130 {
            let (near, far) = world.network.pair()
            near.delivery = .splits(at: [first + split])
            let (client, server, atClient, _) = try world.connect(over: (near, far))
            write(sample(70), to: server)
            write(sample(10), to: server)
            server.shutdownWrite()
            world.network.run()
            #expect(atClient.bytes == sample(70) + sample(10))
            #expect(atClient.events == [.peerFinished])
            client.close()
            server.close()
        }
    }

    @Test("stop both ways while the readers pause, and nothing piles up")
    func backpressure() throws {
        let (near, far) = world.network.pair()
        let (client, server, atClient, atServer) = try world.connect(over: (near, far))
        let megabytes = 8
        let block = sample(1 << 18)
        for (writer, reader, atWriter, atReader) in [
            (server, client, atServer, atClient), (client, server, atClient, atServer),
        ] {
            var sent = 0
            var mostQueued = 0
            var mostKept = 0
            func send() {
                while sent < megabytes << 20 {
                    sent += block.count
                    let result = write(block, to: writer)
                    mostQueued = max(mostQueued, writer.queuedByteCount)
                    if result == .queued { return }
                }
            }
            atWriter.onEvent = { if $0 == .drained { send() } }
            // The reader pauses after every piece and goes on in a later turn.
            atReader.onReceived = { [world] in
                reader.pauseReading()
                mostKept = max(mostKept, reader.engine?.keptByteCount ?? 0)
                world.scheduler.soon { reader.resumeReading() }
            }
            send()
            world.network.run()
            mostKept = max(mostKept, reader.engine?.keptByteCount ?? 0)
            #expect(atReader.bytes.count == megabytes << 20)
            #expect(
                stride(from: 0, to: atReader.bytes.count, by: block.count).allSatisfy {
                    atReader.bytes[$0..<$0 + block.count].elementsEqual(block)
                })
            #expect(mostQueued < 2 * block.count)
            #expect(mostKept <= 128 << 10)
            #expect(reader.engine?.keptByteCount == 0)
            #expect(writer.queuedByteCount == 0)
        }
        client.close()
        server.close()
    }

    @Test("are not taken from below while the stream is paused")
    func pausedBelow() throws {
        let (near, far) = world.network.pair()
        let (client, server, atClient, atServer) = try world.connect(over: (near, far))
        world.network.run()
        client.pauseReading()
        let before = near.deliveredCount
        while write(sample(10_000), to: server) == .accepted {}
        let queued = server.queuedByteCount
        world.network.run()
        #expect(near.deliveredCount == before)
        #expect(queued == far.queuedByteCount && queued > 0)
        #expect(atServer.events.isEmpty)
        client.resumeReading()
        world.network.run()
        #expect(atServer.events == [.drained])
        #expect(!atClient.bytes.isEmpty)
        client.close()
        server.close()
    }

    @Test("pass through a stream within a stream of the same contexts")
    func nested() throws {
        let (clientContext, serverContext) = (try world.makeClient(), try world.makeServer())
        let outer = try world.shakeHands(clientContext, serverContext).pair()
        let (client, server) = try world.shakeHands(clientContext, serverContext, over: (outer.client, outer.server))
            .pair()
        let handler = RecordingHandler()
        client.handler = handler
        client.resumeReading()
        write(sample(300_000), to: server)
        server.shutdownWrite()
        world.network.run()
        #expect(handler.bytes == sample(300_000))
        #expect(handler.events == [.peerFinished])
        client.close()
        server.close()
        world.network.run()
        #expect(world.network.openStreamCount == 0)
    }

    @Test("go on under new keys", arguments: [SSL_KEY_UPDATE_REQUESTED, SSL_KEY_UPDATE_NOT_REQUESTED])
    func keyUpdate(_ kind: Int32) throws {
        let (near, far) = world.network.pair()
        var stream: TLSStream?
        try world.makeServer().accept(over: far) { stream = try? $0.get() }
        let client = try RawPeer.client(over: near)
        world.network.run()
        let server = try #require(stream)
        let handler = RecordingHandler()
        server.handler = handler
        server.resumeReading()
        for round in 1...3 {
            client.act { SSL_key_update($0, kind) }
            client.send(sample(round))
            world.network.run()
            write(sample(100), to: server)
            world.network.run()
        }
        #expect(handler.bytes == sample(1) + sample(2) + sample(3))
        #expect(client.received == sample(100) + sample(100) + sample(100))
        #expect(handler.events.isEmpty)
        server.close()
        near.close()
    }

    @Test("of answers to a peer that does not read them are bounded")
    func unreadAnswers() throws {
        let (near, far) = world.network.pair()
        var stream: TLSStream?
        try world.makeServer().accept(over: far) { stream = try? $0.get() }
        let client = try RawPeer.client(over: near)
        world.network.run()
        let server = try #require(stream)
        server.handler = RecordingHandler()
        server.resumeReading()
        near.pauseReading()
        near.receiveCapacity = 100
        for _ in 0..<20_000 {
            client.act {
                SSL_key_update($0, SSL_KEY_UPDATE_REQUESTED)
                SSL_do_handshake($0)
            }
            if near.queuedByteCount > 0 { world.network.run() }
        }
        world.network.run()
        #expect(server.queuedByteCount > 0)
        #expect(server.queuedByteCount < 200_000)
        #expect(near.queuedByteCount > 0)
        server.close()
        near.close()
    }

    @Test("of TLS 1.2 go on when the peer asks in vain for another handshake", arguments: [true, false])
    func renegotiation(_ isClient: Bool) throws {
        let leaf = try world.authority.issue("IP:127.0.0.1")
        let (near, far) = world.network.pair()
        var stream: TLSStream?
        var settings = RawPeer.Settings()
        settings.maximum = TLS1_2_VERSION
        if isClient {
            try world.makeClient().connect(over: near, to: TLSWorld.endpoint) { stream = try? $0.get() }
        } else {
            try world.makeServer(leaf).accept(over: near) { stream = try? $0.get() }
        }
        let peer =
            try isClient
            ? RawPeer.server(over: far, chain: leaf.chainPEM, key: leaf.keyPEM, settings)
            : RawPeer.client(over: far, settings)
        world.network.run()
        let own = try #require(stream)
        own.handler = RecordingHandler()
        own.resumeReading()
        write([1], to: own)
        world.network.run()
        let sent = near.sentCount
        peer.act {
            SSL_renegotiate($0)
            SSL_do_handshake($0)
        }
        world.network.run()
        // An alert of 31 bytes is all that it gets.
        #expect(near.sentCount - sent == 31)
        #expect(peer.received == [1])
        own.close()
        far.close()
    }
}
