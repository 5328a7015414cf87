import HTTP
import Testing
import Transport
import Wire

@Suite("The client")
struct ClientTests {
    private static let deliveries: [FakeDelivery] = [.whole, .pieces(of: 1), .pieces(of: 5)]

    @Test("asks, reads the answer and uses the connection again", arguments: deliveries)
    func keepAlive(_ delivery: FakeDelivery) throws {
        let scene = try ClientScene(delivery: delivery)
        let first = try scene.begin(.get, "/a?b")
        #expect(scene.seen() == "GET /a?b HTTP/1.1\r\nHost: upstream.test\r\nX-Test: 1\r\n\r\n")
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
        #expect(first.status == 200 && first.content == "hello" && first.isComplete)
        #expect(scene.upstream.idleConnectionCount == 1)
        let second = try scene.begin(.post, "/b", .length(2), content: "hi")
        #expect(
            scene.seen().hasSuffix(
                "POST /b HTTP/1.1\r\nHost: upstream.test\r\nX-Test: 1\r\nContent-Length: 2\r\n\r\nhi"))
        second.exchange?.finish()
        scene.reply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
        #expect(second.content == "abc" && !second.isComplete)
        scene.reply("0\r\n\r\n")
        #expect(second.isComplete)
        #expect(scene.servers.count == 1)
        #expect([first, second].allSatisfy { $0.callsAfterEnd == 0 })
    }

    @Test("sends content in pieces under the framing it announced", arguments: deliveries)
    func content(_ delivery: FakeDelivery) throws {
        let scene = try ClientScene(delivery: delivery)
        let answer = try scene.begin(.post, "/", .chunked, content: "one")
        answer.exchange?.send(Array("three".utf8).span.bytes)
        answer.exchange?.finish()
        scene.network.run()
        #expect(scene.seen().hasSuffix("Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n5\r\nthree\r\n0\r\n\r\n"))
    }

    @Test(
        "passes chunks on as they came where that is wanted", arguments: deliveries)
    func asReceived(_ delivery: FakeDelivery) throws {
        let scene = try ClientScene(delivery: delivery)
        let answer = try scene.begin(form: .asReceived)
        let chunks = "3;x\r\nabc\r\n1\r\nd\r\n0\r\nT: u\r\n\r\n"
        scene.reply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
        #expect(answer.content == chunks && answer.isComplete)
        #expect(scene.upstream.idleConnectionCount == 1)
    }

    @Test(
        "knows where an answer without content ends",
        arguments: [
            (Method.head, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"), (.get, "HTTP/1.1 204 No Content\r\n\r\n"),
            (.get, "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n"),
            (.get, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        ])
    func withoutContent(_ method: Method, _ reply: String) throws {
        let scene = try ClientScene()
        let answer = try scene.begin(method)
        scene.reply(reply)
        #expect(answer.isComplete && answer.content.isEmpty)
        #expect(scene.upstream.idleConnectionCount == 1)
    }

    @Test("reads an answer that ends with its connection, and does not use that again", arguments: deliveries)
    func untilClose(_ delivery: FakeDelivery) throws {
        let scene = try ClientScene(delivery: delivery)
        let answer = try scene.begin()
        scene.reply("HTTP/1.0 200 OK\r\n\r\nabc")
        #expect(answer.content == "abc" && !answer.isComplete)
        scene.accepting.accepted[0].close()
        scene.network.run()
        #expect(answer.isComplete && answer.failure == nil)
        #expect(scene.upstream.idleConnectionCount == 0)
    }

    @Test("does not take a broken connection for the end of an answer")
    func untilBroken() throws {
        let scene = try ClientScene()
        let answer = try scene.begin()
        scene.reply("HTTP/1.0 200 OK\r\n\r\nabc")
        scene.accepting.accepted[0].abort()
        scene.network.run()
        #expect(!answer.isComplete && answer.failure?.code == .broken)
    }

    @Test("tells interim heads, and then the final one", arguments: deliveries)
    func interim(_ delivery: FakeDelivery) throws {
        let scene = try ClientScene(delivery: delivery)
        let answer = try scene.begin()
        scene.reply(
            "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 102 P\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"
        )
        #expect(answer.interim == [103, 102])
        #expect(answer.status == 200 && answer.content == "x" && answer.isComplete)
    }

    @Test("hands the connection over when the server switches, with what came behind", arguments: deliveries)
    func switching(_ delivery: FakeDelivery) throws {
        let scene = try ClientScene(delivery: delivery)
        let answer = try scene.begin()
        scene.reply("HTTP/1.1 101 S\r\nConnection: upgrade\r\nUpgrade: echo\r\n\r\nearly")
        let handler = RecordingHandler()
        let tunnel = try #require(answer.tunnel)
        tunnel.handler = handler
        tunnel.resumeReading()
        scene.reply(" late")
        #expect(String(decoding: handler.bytes, as: UTF8.self) == "early late")
        _ = tunnel.write(Array("bye".utf8).span.bytes)
        tunnel.close()
        scene.network.run()
        #expect(scene.seen().hasSuffix("\r\n\r\nbye"))
    }

    @Test(
        "pauses and goes on with an answer, and loses nothing, not even its end", arguments: deliveries,
        [ContentForm.plain, .asReceived])
    func backpressure(_ delivery: FakeDelivery, _ form: ContentForm) throws {
        let scene = try ClientScene(delivery: delivery)
        let answer = try scene.begin(form: form)
        answer.onContent = { answer.exchange?.pauseContent() }
        let chunks = (0..<20).map { "3\r\nx\(10 + $0)\r\n" }.joined() + "0\r\n\r\n"
        scene.reply("HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
        scene.accepting.accepted[0].shutdownWrite()
        for _ in 0..<1000 where !answer.isComplete {
            answer.exchange?.resumeContent()
            scene.network.run()
        }
        #expect(answer.isComplete && answer.failure == nil)
        #expect(answer.content == (form == .plain ? (0..<20).map { "x\(10 + $0)" }.joined() : chunks))
    }

    @Test("reads an answer that comes before the request has ended, and closes then")
    func earlyAnswer() throws {
        let scene = try ClientScene()
        let answer = try scene.begin(.post, "/", .length(100), content: "abc")
        scene.reply("HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno")
        #expect(answer.status == 413 && answer.isComplete)
        #expect(answer.exchange?.send([1].span.bytes) == .refused)
        #expect(scene.upstream.idleConnectionCount == 0)
        scene.network.run()
        #expect(scene.servers[0].events.contains(.peerFinished) || scene.servers[0].isClosed)
    }

    @Test("answers that were never asked for end the connection they come on")
    func unasked() throws {
        let scene = try ClientScene()
        try scene.begin()
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        #expect(scene.upstream.idleConnectionCount == 1)
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        #expect(scene.upstream.idleConnectionCount == 0)
        try scene.begin()
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nsurplus", on: 1)
        #expect(scene.upstream.idleConnectionCount == 0)
    }
}
