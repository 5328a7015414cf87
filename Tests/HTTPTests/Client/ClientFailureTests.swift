import HTTP
import Testing
import Transport
import Wire

@Suite("What can go wrong for a client")
struct ClientFailureTests {
    @Test("nobody listens: an error that says so, and nothing was sent")
    func refused() throws {
        let scene = try ClientScene()
        let nobody = try #require(Origin("http://upstream.test:81"))
        let answer = Answer()
        _ = try scene.client.upstream(nobody).begin(
            .get, named: Array("GET".utf8).span.bytes, target: Array("/".utf8).span.bytes, .none, content: RawSpan(),
            handler: answer
        ) { _ throws(WireError) in }
        #expect(answer.failure == nil)
        scene.network.run()
        #expect(answer.failure?.code == .connecting)
        #expect(answer.failure?.description.contains("127.0.0.1") == true)
        #expect(answer.callsAfterEnd == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("Cut or broken at every byte, an answer is an error once, or complete")
    func cuts() throws {
        let reply = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n"
        for count in 0...reply.utf8.count {
            for isBroken in [false, true] {
                let scene = try ClientScene()
                let answer = try scene.begin()
                scene.reply(String(decoding: reply.utf8.prefix(count), as: UTF8.self))
                let server = scene.accepting.accepted[0]
                if isBroken { server.abort() } else { server.close() }
                scene.network.run()
                let isWhole = count == reply.utf8.count
                #expect(answer.isComplete == isWhole)
                #expect((answer.failure != nil) == !isWhole)
                #expect(answer.failure?.mayBeStale != true)
                #expect(answer.callsAfterEnd == 0)
                #expect(scene.upstream.idleConnectionCount == 0)
                #expect(scene.scheduler.pendingCount == 0)
            }
        }
    }

    @Test(
        "a connection that was used before and dies without a byte may have been stale; one that answered was not",
        arguments: [0, 1])
    func stale(_ count: Int) throws {
        let scene = try ClientScene()
        try scene.begin()
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let answer = try scene.begin()
        if count > 0 { scene.reply("H") }
        scene.accepting.accepted[0].abort()
        scene.network.run()
        #expect(answer.failure?.mayBeStale == (count == 0))
    }

    @Test("a connection that the server closes while nobody uses it is not used")
    func closedWhileIdle() throws {
        let scene = try ClientScene()
        try scene.begin()
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        scene.accepting.accepted[0].close()
        scene.network.run()
        #expect(scene.upstream.idleConnectionCount == 0)
        let answer = try scene.begin()
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", on: 1)
        #expect(answer.isComplete)
    }

    @Test(
        "what is no HTTP, or not as it must be, is an error with its clause and ends the connection",
        arguments: [
            "SSH-2.0-OpenSSH\r\n", "HTTP/1.1 200 OK\nA: b\n\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        ])
    func malformed(_ reply: String) throws {
        let scene = try ClientScene()
        let answer = try scene.begin()
        scene.reply(reply)
        #expect(answer.failure?.code == .malformed)
        #expect(answer.failure?.description.contains("RFC 91") == true)
        #expect(
            scene.accepting.accepted[0].isClosed || scene.servers[0].isClosed
                || scene.servers[0].events.contains(.peerFinished))
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("a server that does not answer, or stops in the middle", arguments: [false, true])
    func timeouts(_ hasBegun: Bool) throws {
        let settings = ClientSettings(answerTimeout: .seconds(20), contentTimeout: .seconds(30))
        let scene = try ClientScene(settings)
        let answer = try scene.begin()
        if hasBegun {
            scene.scheduler.advance(by: .seconds(19))
            scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
            for _ in 0..<5 {
                scene.scheduler.advance(by: .seconds(29))
                scene.reply("a")
            }
            answer.exchange?.pauseContent()
            scene.scheduler.advance(by: .seconds(500))
            #expect(answer.failure == nil)
            answer.exchange?.resumeContent()
            scene.scheduler.advance(by: .seconds(30))
        } else {
            scene.scheduler.advance(by: .seconds(19))
            #expect(answer.failure == nil)
            scene.scheduler.advance(by: .seconds(1))
        }
        #expect(answer.failure?.code == .timedOut)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("a request is not taken for slow to be answered while it is still being sent")
    func slowUpload() throws {
        let scene = try ClientScene(ClientSettings(answerTimeout: .seconds(20)))
        let answer = try scene.begin(.post, "/", .length(10), content: "a")
        scene.scheduler.advance(by: .seconds(1000))
        #expect(answer.failure == nil)
        answer.exchange?.send(Array("bcdefghij".utf8).span.bytes)
        answer.exchange?.finish()
        scene.scheduler.advance(by: .seconds(20))
        #expect(answer.failure?.code == .timedOut)
    }

    @Test("a server that takes nothing of what is sent")
    func stalledUpload() throws {
        let scene = try ClientScene()
        scene.network.receiveCapacity = 10
        let answer = try scene.begin(.post, "/", .length(100_000))
        scene.accepting.accepted[0].pauseReading()
        #expect(answer.exchange?.send([UInt8](repeating: 1, count: 100_000).span.bytes) == .queued)
        scene.scheduler.advance(by: .seconds(60))
        #expect(answer.failure?.code == .timedOut)
    }

    @Test("an idle connection is closed in time, and no more are kept than wanted")
    func pool() throws {
        let scene = try ClientScene(ClientSettings(idleTimeout: .seconds(10), idleConnections: 2))
        let answers = try (0..<4).map { _ in try scene.begin() }
        for connection in 0..<4 { scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", on: connection) }
        #expect(answers.allSatisfy { $0.isComplete })
        #expect(scene.upstream.idleConnectionCount == 2)
        scene.scheduler.advance(by: .seconds(10))
        #expect(scene.upstream.idleConnectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("what is given up is told nothing more, and its connection not used again", arguments: 0..<3)
    func cancelled(_ stage: Int) throws {
        let scene = try ClientScene()
        let answer = Answer()
        let (exchange, _) = try scene.upstream.begin(
            .get, named: Array("GET".utf8).span.bytes, target: Array("/".utf8).span.bytes, .none, content: RawSpan(),
            handler: answer
        ) { _ throws(WireError) in }
        if stage > 0 { scene.network.run() }
        if stage > 1 { scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc") }
        exchange.cancel()
        exchange.cancel()
        scene.network.run()
        #expect(exchange.isOver && !answer.isComplete && answer.failure == nil)
        #expect(answer.content == (stage > 1 ? "abc" : ""))
        #expect(scene.upstream.idleConnectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
        if stage > 0 { #expect(scene.servers[0].isClosed) }
    }

    @Test(
        "a request that is longer or shorter than it had declared fails, and is not completed",
        arguments: [true, false])
    func wrongLength(_ isLonger: Bool) throws {
        let scene = try ClientScene()
        let answer = try scene.begin(.post, "/", .length(3), content: "ab")
        if isLonger { answer.exchange?.send(Array("cd".utf8).span.bytes) }
        answer.exchange?.finish()
        #expect(answer.failure == nil)
        scene.network.run()
        #expect(answer.failure?.code == .misused)
        #expect(!scene.seen().contains("abc"))
        #expect(scene.servers[0].isClosed)
    }

    @Test("a closed client keeps no connection, and lets what is under way end")
    func closing() throws {
        let scene = try ClientScene()
        try scene.begin()
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        let answer = try scene.begin()
        scene.client.close()
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        #expect(answer.isComplete)
        #expect(scene.upstream.idleConnectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }
}
