import HTTP
import Testing
import Transport
import Wire

@Suite("What the server does not put up with")
struct ServerLimitTests {
    private static let limits = ServerLimits(
        connections: 3, heads: HeadLimits(startLine: 200, fieldLine: 100, total: 500, fields: 5), content: 10,
        readAhead: 200)

    @Test(
        "is answered with its reason, and the connection closed",
        arguments: [
            ("GET /\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400),
            ("GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n", 400),
            ("GET /\(String(repeating: "a", count: 300)) HTTP/1.1\r\nHost: x\r\n\r\n", 414),
            ("GET / HTTP/1.1\r\nHost: x\r\nA: \(String(repeating: "a", count: 120))\r\n\r\n", 431),
            ("GET / HTTP/1.1\r\nHost: x\r\n\(String(repeating: "A: b\r\n", count: 6))\r\n", 431),
            ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
            ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nExpect: cake\r\n\r\n", 417),
            ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501),
            ("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
            (
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n\(String(repeating: "a", count: 255))",
                413
            ),
        ] as [(String, Int)])
    func refusals(_ request: String, _ status: Int) throws {
        let scene = try ServerScene(Self.limits)
        let client = scene.client()
        client.send(request)
        #expect(client.text.hasPrefix("HTTP/1.1 \(status) "), "\(client.text)")
        #expect(client.text.contains("Connection: close\r\n"))
        #expect(client.hasEnd && !client.isBroken)
        client.send("GET /again HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(!scene.service.requests.contains { $0.target == "/again" })
        scene.pass(.seconds(10))
        #expect(scene.server.connectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("more connections than it takes: 503 for those beyond, and room again when one has gone")
    func connections() throws {
        let scene = try ServerScene(Self.limits)
        let clients = (0..<3).map { _ in scene.client() }
        let beyond = scene.client()
        #expect(beyond.text.hasPrefix("HTTP/1.1 503 Service Unavailable\r\n"))
        #expect(beyond.text.contains("too many connections"))
        #expect(beyond.hasEnd && !beyond.isBroken)
        clients[0].leave()
        #expect(scene.answer(to: "GET / HTTP/1.1\r\nHost: x\r\n\r\n").hasPrefix("HTTP/1.1 200"))
        #expect(scene.server.counters.refusedConnections == 1)
    }

    @Test(
        "a client that says nothing, nothing more, or sends its head for ever",
        arguments: ["", "GET / HTTP/1.1\r\nA", "POST"])
    func slowHeads(_ start: String) throws {
        let scene = try ServerScene()
        let client = scene.client()
        if !start.isEmpty { client.send(start) }
        for _ in 0..<29 {
            scene.pass(.seconds(1))
            if !start.isEmpty { client.send("a") }
        }
        #expect(scene.server.connectionCount == 1)
        scene.pass(start.isEmpty ? .seconds(46) : .seconds(1))
        #expect(client.hasEnd)
        #expect(start.isEmpty ? client.text.isEmpty : client.text.hasPrefix("HTTP/1.1 40"))
        scene.pass(.seconds(3))
        #expect(scene.server.connectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("a client whose content stops, but not one that is slow or whose content nobody wants")
    func slowContent() throws {
        let scene = try ServerScene()
        let client = scene.client()
        client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n")
        for _ in 0..<10 {
            scene.pass(.seconds(50))
            client.send("a")
        }
        scene.service.exchanges[0].pauseContent()
        scene.pass(.seconds(1000))
        #expect(scene.server.connectionCount == 1)
        scene.service.exchanges[0].resumeContent()
        scene.pass(.seconds(59))
        #expect(client.text.isEmpty)
        scene.pass(.seconds(1))
        #expect(client.text.hasPrefix("HTTP/1.1 408"))
        #expect(scene.service.requests[0].failure != nil)
    }

    @Test("a client that takes nothing, but not one that takes little")
    func slowReader() throws {
        let scene = try ServerScene()
        scene.network.receiveCapacity = 1000
        scene.service.onComplete = { exchange, _ in
            _ = try? exchange.respond(
                200, .length(100_000), content: [UInt8](repeating: 7, count: 100_000).span.bytes)
            exchange.finish()
        }
        let client = scene.client()
        client.stream?.pauseReading()
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        for _ in 0..<5 {
            scene.pass(.seconds(50))
            client.stream?.resumeReading()
            client.handler.onReceived = { client.stream?.pauseReading() }
            scene.network.run()
        }
        #expect(scene.server.connectionCount == 1)
        scene.pass(.seconds(130))
        #expect(scene.server.connectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("requests ahead of their turn are kept within a bound, and read on when it is theirs")
    func readAhead() throws {
        let scene = try ServerScene(Self.limits)
        scene.service.onComplete = { _, _ in }
        scene.network.receiveCapacity = 100
        let client = scene.client()
        client.send(String(repeating: "GET / HTTP/1.1\r\nHost: x\r\n\r\n", count: 100))
        #expect((client.stream?.queuedByteCount ?? 0) > 2000)
        for index in 0..<100 {
            #expect(scene.service.exchanges.count == index + 1)
            guard scene.service.exchanges.count == index + 1 else { break }
            scene.service.exchanges[index].respond(200, text: "\(index)")
            scene.network.run()
        }
        #expect(client.text.components(of: "HTTP/1.1 200 OK") == 100)
    }

    @Test("a client that leaves is told to who works for it, at once", arguments: [false, true])
    func clientLeaves(_ hasBegun: Bool) throws {
        let scene = try ServerScene()
        scene.service.onComplete = { exchange, _ in if hasBegun { _ = try? exchange.respond(200, .chunked) } }
        let client = scene.client()
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(scene.service.requests[0].failure == nil)
        client.leave()
        #expect(scene.service.requests[0].failure == .broken)
        #expect(scene.service.exchanges[0].isOver)
        #expect(scene.service.exchanges[0].send([1].span.bytes) == .refused)
        #expect(scene.server.connectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test(
        "a client that ended its side gets its answer where that is wanted, and counts as gone elsewhere",
        arguments: [true, false])
    func halfClosed(_ serves: Bool) throws {
        let scene = try ServerScene(ServerLimits(servesHalfClosed: serves))
        scene.service.onComplete = { _, _ in }
        let client = scene.client()
        client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n")
        client.finish()
        for index in 0..<2 where index < scene.service.exchanges.count {
            scene.service.exchanges[index].respond(200, text: "\(index)")
            scene.network.run()
        }
        #expect(client.text.components(of: "HTTP/1.1 200 OK") == (serves ? 2 : 0))
        #expect(scene.server.connectionCount == 0)
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("Cut at every byte, no request is served that did not come whole, and nothing is left behind")
    func cuts() throws {
        let request = "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\n\r\n"
        for count in 0..<request.utf8.count {
            for isBroken in [false, true] {
                let scene = try ServerScene()
                let client = scene.client()
                client.send(String(decoding: request.utf8.prefix(count), as: UTF8.self))
                if isBroken { client.stream?.abort() } else { client.leave() }
                scene.network.run()
                #expect(!scene.service.requests.contains { $0.isComplete })
                #expect(scene.server.connectionCount == 0)
                #expect(scene.scheduler.pendingCount == 0)
            }
        }
    }
}
