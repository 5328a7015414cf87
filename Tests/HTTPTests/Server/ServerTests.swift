import HTTP
import Testing
import Transport
import Wire

@Suite("The server")
struct ServerTests {
    private static let deliveries: [FakeDelivery] = [.whole, .pieces(of: 1), .pieces(of: 7)]

    private func bodies(_ text: String) -> [String] {
        text.components(between: "\r\n\r\n", and: "HTTP/1.1").map { $0.trimmingLineEnd }
    }

    @Test("answers requests of one connection one after the other, however they arrive", arguments: deliveries)
    func keepAlive(_ delivery: FakeDelivery) throws {
        let scene = try ServerScene(delivery: delivery)
        let client = scene.client()
        client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
        client.send("POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
        client.send(
            "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n")
        client.send("GET /d HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(bodies(client.text) == ["GET /a", "POST /b hello", "POST /c abcde", "GET /d"])
        #expect(client.hasEnd)
        client.leave()
        #expect(scene.server.connectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("keeps the order of pipelined requests, also of those that are answered later", arguments: deliveries)
    func pipelining(_ delivery: FakeDelivery) throws {
        let scene = try ServerScene(delivery: delivery)
        scene.service.onComplete = { _, _ in }
        let client = scene.client()
        let names = ["a", "b", "c", "d"]
        client.send(names.map { "POST /\($0) HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n\($0)" }.joined())
        for count in 1...4 {
            #expect(scene.service.requests.count == count)
            scene.service.exchanges[count - 1].respond(200, text: names[count - 1])
            scene.network.run()
        }
        #expect(bodies(client.text) == names)
        #expect(scene.service.requests.map(\.content) == names)
    }

    @Test("says Date, the length and nothing about a connection that stays")
    func head() throws {
        let scene = try ServerScene()
        #expect(
            scene.answer(to: "GET / HTTP/1.1\r\nHost: x\r\n\r\n") == """
                HTTP/1.1 200 OK\r
                Content-Type: text/plain; charset=utf-8\r
                Date: Tue, 14 Nov 2023 22:13:20 GMT\r
                Content-Length: 7\r
                \r
                GET / \n
                """)
    }

    @Test(
        "frames what it is given as the client can take it",
        arguments: [
            (
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n", BodyFraming.chunked, "Transfer-Encoding: chunked\r\n",
                "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", false
            ),
            (
                "GET / HTTP/1.1\r\nHost: x\r\n\r\n", .untilClose, "Transfer-Encoding: chunked\r\n",
                "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", false
            ),
            ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", .length(3), "Content-Length: 3\r\n", "abc", false),
            ("GET / HTTP/1.0\r\n\r\n", .chunked, "Connection: close\r\n", "abc", true),
            ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", .chunked, "Connection: close\r\n", "abc", true),
            (
                "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", .length(3),
                "Content-Length: 3\r\nConnection: keep-alive\r\n", "abc", false
            ),
            ("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", .length(3), "Content-Length: 3\r\n", "", false),
            ("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n", .chunked, "Transfer-Encoding: chunked\r\n", "", false),
            ("HEAD / HTTP/1.0\r\n\r\n", .chunked, "Connection: close\r\n", "", true),
        ] as [(String, BodyFraming, String, String, Bool)])
    func framing(_ request: String, _ framing: BodyFraming, _ fields: String, _ body: String, _ closes: Bool) throws {
        let scene = try ServerScene()
        scene.service.onComplete = { exchange, _ in
            _ = try? exchange.respond(200, framing, content: Array("ab".utf8).span.bytes)
            exchange.send(Array("c".utf8).span.bytes)
            exchange.finish()
        }
        let client = scene.client()
        client.send(request)
        let (head, content) = client.text.split(atFirst: "\r\n\r\n")
        #expect(head + "\r\n" == "HTTP/1.1 200 OK\r\nDate: Tue, 14 Nov 2023 22:13:20 GMT\r\n" + fields)
        #expect(content == body)
        #expect(client.hasEnd == closes)
    }

    @Test("sends no content where there is none", arguments: [204, 304])
    func withoutContent(_ status: Int) throws {
        let scene = try ServerScene()
        scene.service.onComplete = { exchange, _ in
            _ = try? exchange.respond(status, .none, content: Array("ab".utf8).span.bytes)
            exchange.finish()
        }
        let client = scene.client()
        for _ in 0..<2 { client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n") }
        #expect(client.text.components(of: "HTTP/1.1 \(status)") == 2)
        #expect(!client.text.contains("Content-Length") && !client.text.contains("ab"))
    }

    @Test("asks a client that waits for its content, as soon as somebody wants it")
    func expectation() throws {
        let scene = try ServerScene()
        scene.service.onRequest = { exchange, index in if index == 1 { exchange.pauseContent() } }
        let client = scene.client()
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        #expect(client.text == "HTTP/1.1 100 Continue\r\n\r\n")
        client.send("ok")
        #expect(client.text.contains("POST / ok"))
        let before = client.text.utf8.count
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
        #expect(client.text.utf8.count == before)
        scene.service.exchanges[1].resumeContent()
        scene.network.run()
        #expect(client.text.hasSuffix("HTTP/1.1 100 Continue\r\n\r\n"))
        client.send("no")
        #expect(client.text.contains("POST / no"))
    }

    @Test("closes after an answer that came before the content, which nobody then reads")
    func earlyAnswer() throws {
        let scene = try ServerScene()
        scene.service.onRequest = { exchange, _ in exchange.respond(401, text: "who are you") }
        scene.service.onComplete = { _, _ in }
        let client = scene.client()
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\nExpect: 100-continue\r\n\r\n")
        #expect(client.text.hasPrefix("HTTP/1.1 401"))
        #expect(client.text.contains("Connection: close\r\n"))
        #expect(!client.text.contains("100 Continue"))
        #expect(client.hasEnd && !client.isBroken)
        client.send("GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(scene.service.requests.count == 1)
        client.leave()
        #expect(scene.server.connectionCount == 0)
    }

    @Test("pauses and goes on with content, and loses none", arguments: deliveries, [ContentForm.plain, .asReceived])
    func backpressure(_ delivery: FakeDelivery, _ form: ContentForm) throws {
        let scene = try ServerScene(delivery: delivery)
        scene.service.contentForm = form
        scene.service.onContent = { $0.pauseContent() }
        let client = scene.client()
        let chunks = (0..<40).map { "3\r\nx\(10 + $0)\r\n" }.joined() + "0\r\n\r\n"
        client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks)
        client.send("GET /next HTTP/1.1\r\nHost: x\r\n\r\n")
        for _ in 0..<1000 where !scene.service.requests[0].isComplete {
            #expect(scene.service.requests.count == 1)
            scene.service.exchanges[0].resumeContent()
            scene.network.run()
        }
        let expected = form == .plain ? (0..<40).map { "x\(10 + $0)" }.joined() : chunks
        #expect(scene.service.requests[0].content == expected)
        #expect(scene.service.requests.map(\.target) == ["/", "/next"])
    }

    @Test("breaks off what is shorter or longer than it had declared", arguments: ["ab", "abcd"])
    func wrongLength(_ content: String) throws {
        let scene = try ServerScene()
        scene.service.onComplete = { exchange, _ in
            _ = try? exchange.respond(200, .length(3), content: Array(content.utf8).span.bytes)
            exchange.finish()
        }
        let client = scene.client()
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(client.isBroken)
        #expect(scene.server.connectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("hands the connection over, with what came behind the request", arguments: deliveries)
    func upgrade(_ delivery: FakeDelivery) throws {
        let scene = try ServerScene(delivery: delivery)
        let handler = RecordingHandler()
        var ours: (any ByteStream)?
        scene.service.onComplete = { exchange, _ in
            ours = try? exchange.switchProtocols { buffer throws(WireError) in
                try buffer.writeField(.upgrade, "echo")
            }
            ours?.handler = handler
            ours?.resumeReading()
        }
        let client = scene.client()
        client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nearly")
        client.send(" and late")
        #expect(client.text == "HTTP/1.1 101 Switching Protocols\r\nUpgrade: echo\r\nConnection: Upgrade\r\n\r\n")
        #expect(String(decoding: handler.bytes, as: UTF8.self) == "early and late")
        #expect(scene.server.connectionCount == 1)
        _ = ours?.write(Array("bye".utf8).span.bytes)
        ours?.close()
        scene.network.run()
        #expect(client.text.hasSuffix("\r\n\r\nbye"))
        client.leave()
        #expect(scene.server.connectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }
}
