import COpenSSL
import Certificates
import HTTP
import Testing
import Transport

@Suite("A handshake")
struct TLSHandshakeTests {
    private let world: TLSWorld

    init() throws { world = try TLSWorld() }

    @Test("is completed in a later turn, and the stream is paused and without a handler")
    func completion() throws {
        let (near, far) = world.network.pair()
        var order: [String] = []
        let client = try world.makeClient()
        client.connect(over: near, to: TLSWorld.endpoint) { result in
            let stream = try? result.get()
            order.append(stream?.handler == nil ? "client" : "client with a handler")
            stream?.close()
        }
        order.append("connect returned")
        try world.makeServer().accept(over: far) { result in
            order.append("server")
            try? result.get().close()
        }
        order.append("accept returned")
        world.network.run()
        #expect(order == ["connect returned", "accept returned", "client", "server"])
        #expect(world.network.openStreamCount == 0)
    }

    @Test("that is cancelled is not completed, and the stream below is closed", arguments: 0...12)
    func cancelling(_ turns: Int) throws {
        world.network.delivery = .pieces(of: 50)
        let (near, far) = world.network.pair()
        var completions = 0
        let attempt = try world.makeClient().connect(over: near, to: TLSWorld.endpoint) { _ in completions += 1 }
        let other = try world.makeServer().accept(over: far) { _ in completions += 1 }
        func cancel(after turns: Int) {
            guard turns == 0 else { return world.network.events.add { cancel(after: turns - 1) } }
            attempt.cancel()
            attempt.cancel()
            other.cancel()
        }
        cancel(after: turns)
        world.network.run()
        #expect(near.isClosed && far.isClosed)
        #expect(world.network.openStreamCount == 0)
        #expect(completions == 0)
    }

    @Test(
        "with something that does not speak TLS fails and says so",
        arguments: [
            "HTTP/1.1 400 Bad Request\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}",
        ])
    func plainAnswer(_ answer: String) throws {
        let (near, far) = world.network.pair()
        var results: [Result<TLSStream, TransportError>] = []
        try world.makeClient().connect(over: near, to: TLSWorld.endpoint) { results.append($0) }
        write(Array(answer.utf8), to: far)
        world.network.run()
        guard case .failure(let error) = results.first else { throw RawPeerFailure() }
        #expect(results.count == 1)
        #expect(error.code == .secure)
        #expect(error.context == "TLS handshake with 127.0.0.1:443")
        #expect(error.detail == "the other side does not speak TLS; check the scheme and the port")
        #expect(near.isClosed)
        far.close()
    }

    @Test("in which the client speaks plain HTTP fails and says so")
    func plainRequest() throws {
        let (near, far) = world.network.pair()
        var error: TransportError?
        try world.makeServer().accept(over: far) { if case .failure(let failure) = $0 { error = failure } }
        write(Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), to: near)
        world.network.run()
        #expect(error?.code == .secure)
        #expect(error?.detail == "the other side does not speak TLS; check the scheme and the port")
        near.close()
    }

    /// How many bytes each side sends until both are done.
    private func byteCounts() throws -> (client: Int, server: Int) {
        let (near, far) = world.network.pair()
        let (client, server) = try world.shakeHands(world.makeClient(), world.makeServer(), over: (near, far)).pair()
        defer {
            client.close()
            server.close()
        }
        return (near.sentCount, far.sentCount)
    }

    /// Every byte, one time with a broken connection and one time with an orderly end, in turns.
    @Test("cut at any byte fails on the side that saw less, with what happened", arguments: [true, false])
    func cuts(_ cutsClient: Bool) throws {
        let counts = try byteCounts()
        let (client, server) = (try world.makeClient(sessionCapacity: 0), try world.makeServer())
        for cut in 0..<(cutsClient ? counts.server : counts.client) {
            let (near, far) = world.network.pair()
            let victim = cutsClient ? near : far
            let breaksOff = cut.isMultiple(of: 2)
            if breaksOff {
                victim.failReading(after: cut, with: .timedOut)
            } else {
                victim.endReading(after: cut)
            }
            let outcome = world.shakeHands(client, server, over: (near, far))
            if let error = cutsClient ? outcome.clientError : outcome.serverError {
                #expect(error.code == (breaksOff ? .timedOut : .reset), "at \(cut): \(error)")
            } else {
                // The client is done before it has read the tickets at the end.
                #expect(cutsClient && cut > 300, "at \(cut) it went well")
            }
            for result in [outcome.client, outcome.server] { try? result?.get().close() }
            world.network.run()
            guard world.network.openStreamCount == 0 else {
                Issue.record("at \(cut) \(world.network.openStreamCount) streams stayed open")
                return
            }
        }
    }

    @Test("survives deliveries cut at every byte")
    func splits() throws {
        let counts = try byteCounts()
        let (client, server) = (try world.makeClient(sessionCapacity: 0), try world.makeServer())
        for split in 1..<max(counts.server, counts.client) {
            let (near, far) = world.network.pair()
            (near.delivery, far.delivery) = (.splits(at: [split]), .splits(at: [split]))
            let (first, second) = try world.shakeHands(client, server, over: (near, far)).pair()
            first.close()
            second.close()
        }
        world.network.run()
        #expect(world.network.openStreamCount == 0)
    }

    @Test("with any byte changed never gives a stream to the side that read it")
    func changedBytes() throws {
        let counts = try byteCounts()
        let (client, server) = (try world.makeClient(sessionCapacity: 0), try world.makeServer())
        for offset in stride(from: 0, to: counts.server, by: 3) {
            let (near, far) = world.network.pair()
            let altered = AlteringStream(far, at: offset)
            let outcome = world.shakeHands(client, server, over: (near, altered))
            // What is behind the server's Finished is read later, and fails then, or waits for the rest of a record that
            // now claims to be longer.
            if case .success(let stream) = outcome.client {
                let handler = RecordingHandler()
                stream.handler = handler
                stream.resumeReading()
                if case .success(let other) = outcome.server { write([1], to: other) }
                world.network.run()
                #expect(handler.bytes.isEmpty, "at \(offset) it went well: \(handler.events)")
            }
            for result in [outcome.client, outcome.server] { try? result?.get().close() }
            near.close()
            far.close()
            world.network.run()
        }
        #expect(world.network.openStreamCount == 0)
    }

    @Test(
        "with a peer of TLS 1.1 is refused, and with one of 1.2 is not",
        arguments: [(TLS1_1_VERSION, false), (TLS1_2_VERSION, true)])
    func versions(_ version: Int32, _ isGood: Bool) throws {
        var settings = RawPeer.Settings()
        (settings.minimum, settings.maximum, settings.securityLevel) = (TLS1_VERSION, version, 0)
        let leaf = try world.authority.issue("IP:127.0.0.1")
        let (near, far) = world.network.pair()
        var result: Result<TLSStream, TransportError>?
        try world.makeClient().connect(over: near, to: TLSWorld.endpoint) { result = $0 }
        let server = try RawPeer.server(over: far, chain: leaf.chainPEM, key: leaf.keyPEM, settings)
        world.network.run()
        check(result, isGood)
        let (near2, far2) = world.network.pair()
        result = nil
        try world.makeServer(leaf).accept(over: far2) { result = $0 }
        let client = try RawPeer.client(over: near2, settings)
        world.network.run()
        check(result, isGood)
        #expect(server.isDone == isGood && client.isDone == isGood)
        server.stream.close()
        client.stream.close()
    }

    private func check(_ result: Result<TLSStream, TransportError>?, _ isGood: Bool) {
        switch result {
        case .success(let stream):
            #expect(isGood)
            #expect(stream.protocolVersion == "TLSv1.2")
            stream.close()
        case .failure(let error):
            #expect(!isGood && error.code == .secure, "\(error)")
            #expect(error.detail?.contains("protocol") == true, "\(error)")
        case nil: Issue.record("no completion")
        }
    }

    @Test("fails when the client offers no protocol that the server speaks")
    func noCommonProtocol() throws {
        let outcome = world.shakeHands(try world.makeClient(protocols: ["h2"]), try world.makeServer())
        #expect(outcome.clientError?.detail?.contains("no application protocol") == true)
        #expect(outcome.serverError?.code == .secure)
        #expect(world.network.openStreamCount == 0)
    }

    @Test("fails when the server chooses a protocol that was not offered")
    func foreignProtocol() throws {
        let leaf = try world.authority.issue("IP:127.0.0.1")
        let (near, far) = world.network.pair()
        var error: TransportError?
        try world.makeClient().connect(over: near, to: TLSWorld.endpoint) {
            if case .failure(let failure) = $0 { error = failure }
        }
        var settings = RawPeer.Settings()
        settings.protocols = [2] + Array("h2".utf8)
        let server = try RawPeer.server(over: far, chain: leaf.chainPEM, key: leaf.keyPEM, settings)
        world.network.run()
        #expect(error?.code == .secure)
        server.stream.close()
    }

    @Test("goes well with a peer that knows no ALPN")
    func withoutALPN() throws {
        let (near, far) = world.network.pair()
        var stream: TLSStream?
        try world.makeServer().accept(over: far) { stream = try? $0.get() }
        let client = try RawPeer.client(over: near)
        world.network.run()
        #expect(try #require(stream).applicationProtocol == nil)
        #expect(client.isDone)
        stream?.close()
        near.close()
    }

    @Test("chooses the server's best protocol")
    func preference() throws {
        let outcome = world.shakeHands(
            try world.makeClient(protocols: ["a", "bb", "http/1.1"]), try world.makeServer(protocols: ["bb", "a"]))
        let (client, server) = try outcome.pair()
        #expect(client.applicationProtocol == "bb")
        client.close()
        server.close()
    }
}
