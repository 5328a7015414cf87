import HTTP
import Testing
import Transport
import Wire

@Suite("The relay")
struct RelayTests {
    private static let deliveries: [FakeDelivery] = [.whole, .pieces(of: 1), .pieces(of: 3), .pieces(of: 64)]

    @Test("passes requests and answers on, without what is for one connection", arguments: deliveries)
    func passes(_ delivery: FakeDelivery) throws {
        let scene = try RelayScene(delivery: delivery)
        scene.added = ("X-Added", "yes")
        let client = scene.client()
        client.send(
            "POST /p?q HTTP/1.1\r\nHost: front\r\nA: 1\r\nConnection: B, keep-alive\r\nB: 2\r\nTE: trailers\r\nContent-Length: 3\r\nC: 3\r\n\r\nabc"
        )
        #expect(
            scene.behind.seen()
                == "POST /p?q HTTP/1.1\r\nHost: upstream.test\r\nA: 1\r\nC: 3\r\nX-Added: yes\r\nContent-Length: 3\r\n\r\nabc"
        )
        scene.behind.reply(
            "HTTP/1.1 299 Strange\r\nDate: then\r\nKeep-Alive: x\r\nD: 4\r\nContent-Length: 2\r\nSet-Cookie: a\r\nSet-Cookie: b\r\n\r\nok"
        )
        #expect(
            client.text
                == "HTTP/1.1 299 Strange\r\nDate: then\r\nD: 4\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nContent-Length: 2\r\n\r\nok"
        )
        client.leave()
        #expect(scene.isClean)
    }

    @Test("passes chunks on as they come, both ways, trailers included", arguments: deliveries)
    func chunks(_ delivery: FakeDelivery) throws {
        let scene = try RelayScene(delivery: delivery)
        let client = scene.client()
        let (up, down) = ("2;a=b\r\nhi\r\n0\r\nT: 1\r\n\r\n", "1\r\nx\r\n000002\r\nyz\r\n0\r\n\r\n")
        client.send("POST / HTTP/1.1\r\nHost: f\r\nTransfer-Encoding: chunked\r\n\r\n" + up)
        #expect(scene.behind.seen().hasSuffix("Transfer-Encoding: chunked\r\n\r\n" + up))
        scene.behind.reply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + down)
        #expect(client.text.hasSuffix("Transfer-Encoding: chunked\r\n\r\n" + down))
        client.send("GET /2 HTTP/1.1\r\nHost: f\r\n\r\n")
        scene.behind.reply("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n2")
        #expect(client.text.hasSuffix("\r\n\r\n2"))
        #expect(scene.behind.servers.count == 1)
        client.leave()
        #expect(scene.isClean)
    }

    @Test(
        "frames anew where the client could not tell the end otherwise",
        arguments: [
            (
                "GET / HTTP/1.0\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                "\r\n\r\nabc"
            ),
            ("GET / HTTP/1.1\r\nHost: f\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\nabc", "3\r\nabc\r\n0\r\n\r\n"),
            ("GET / HTTP/1.0\r\n\r\n", "HTTP/1.0 200 OK\r\n\r\nabc", "\r\n\r\nabc"),
        ])
    func reframing(_ request: String, _ reply: String, _ end: String) throws {
        let scene = try RelayScene()
        let client = scene.client()
        client.send(request)
        scene.behind.reply(reply)
        scene.behind.accepting.accepted[0].shutdownWrite()
        scene.behind.network.run()
        #expect(client.text.hasSuffix(end), "\(client.text)")
        client.leave()
        #expect(scene.isClean)
    }

    @Test(
        "asks for the target as an origin server takes it",
        arguments: [
            ("GET http://else/p?q HTTP/1.1", "GET /p?q HTTP/1.1"), ("GET http://else HTTP/1.1", "GET / HTTP/1.1"),
            ("GET http://else?q HTTP/1.1", "GET /?q HTTP/1.1"), ("OPTIONS * HTTP/1.1", "OPTIONS * HTTP/1.1"),
            ("PURGE /x HTTP/1.1", "PURGE /x HTTP/1.1"),
        ])
    func target(_ line: String, _ expected: String) throws {
        let scene = try RelayScene()
        let client = scene.client()
        client.send(line + "\r\nHost: f\r\n\r\n")
        #expect(scene.behind.seen().hasPrefix(expected + "\r\n"), "\(client.text)")
    }

    @Test("makes no tunnel for CONNECT")
    func connect() throws {
        let scene = try RelayScene()
        let client = scene.client()
        client.send("CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n")
        #expect(client.text.hasPrefix("HTTP/1.1 405"))
    }

    @Test("tells the length of an answer to HEAD, and of 304", arguments: ["HEAD", "GET"])
    func lengthOfNothing(_ method: String) throws {
        let scene = try RelayScene()
        let client = scene.client()
        client.send("\(method) / HTTP/1.1\r\nHost: f\r\n\r\n")
        scene.behind.reply("HTTP/1.1 \(method == "HEAD" ? "200 OK" : "304 Not Modified")\r\nContent-Length: 77\r\n\r\n")
        #expect(client.text.contains("Content-Length: 77\r\n"))
        #expect(client.text.components(of: "Content-Length") == 1)
        client.send("GET /2 HTTP/1.1\r\nHost: f\r\n\r\n")
        #expect(scene.behind.seen().contains("GET /2"))
    }

    @Test("holds back whoever is faster, both ways, and passes everything on", arguments: [true, false])
    func backpressure(_ isDownload: Bool) throws {
        let scene = try RelayScene(delivery: .pieces(of: 1000))
        scene.behind.network.receiveCapacity = 2000
        let client = scene.client()
        let content = String(repeating: "0123456789", count: 20_000)
        if isDownload {
            client.stream?.pauseReading()
            client.send("GET / HTTP/1.1\r\nHost: f\r\n\r\n")
            scene.behind.reply("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\n\r\n" + content)
            #expect(scene.behind.accepting.accepted[0].queuedByteCount > 190_000)
            client.stream?.resumeReading()
            scene.behind.network.run()
            #expect(client.text.hasSuffix("\r\n\r\n" + content))
        } else {
            // The server behind reads nothing at first.
            scene.behind.accepting.onAccepted = { stream in
                stream.handler = scene.behind.late
                stream.pauseReading()
            }
            client.send("POST / HTTP/1.1\r\nHost: f\r\nContent-Length: 200000\r\n\r\n" + content)
            #expect((client.stream?.queuedByteCount ?? 0) > 190_000)
            scene.behind.accepting.accepted[0].resumeReading()
            scene.behind.network.run()
            #expect(String(decoding: scene.behind.late.bytes, as: UTF8.self).hasSuffix("\r\n\r\n" + content))
        }
        client.leave()
        #expect(scene.isClean)
    }

    @Test("A client that leaves ends what is done for it upstream", arguments: 0..<3)
    func clientLeaves(_ stage: Int) throws {
        let scene = try RelayScene()
        let client = scene.client()
        client.send("GET / HTTP/1.1\r\nHost: f\r\n\r\n")
        if stage > 0 { scene.behind.reply("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n") }
        if stage > 1 { scene.behind.reply("1\r\na\r\n") }
        client.leave()
        #expect(scene.behind.servers[0].isClosed)
        #expect(scene.isClean)
    }

    @Test("An upstream that is not there, answers nonsense or nothing, is 502 or 504")
    func failures() throws {
        for (reply, status) in [("garbage\r\n", 502), ("", 504)] {
            let scene = try RelayScene()
            let client = scene.client()
            client.send("GET / HTTP/1.1\r\nHost: f\r\n\r\n")
            if reply.isEmpty { scene.behind.scheduler.advance(by: .seconds(300)) } else { scene.behind.reply(reply) }
            #expect(client.text.hasPrefix("HTTP/1.1 \(status) "), "\(client.text)")
            #expect(client.text.contains("no answer from upstream"))
            client.leave()
            #expect(scene.isClean)
        }
    }

    @Test(
        "An upstream that cannot be reached is 502, 503 where it is for want of our own means, and 504 where it is late",
        arguments: [(TransportError.Code.refused, 502), (.notFound, 502), (.exhausted, 503), (.timedOut, 504)])
    func unreachable(_ code: TransportError.Code, _ status: Int) throws {
        let scene = try RelayScene()
        scene.behind.resolver.answer(try #require(HostName("upstream.test")), with: .failure(code))
        let client = scene.client()
        client.send("GET / HTTP/1.1\r\nHost: f\r\n\r\n")
        #expect(client.text.hasPrefix("HTTP/1.1 \(status) "), "\(client.text)")
        client.leave()
        #expect(scene.isClean)
    }

    @Test("An answer that breaks in the middle is broken for the client too, at every byte", arguments: [true, false])
    func broken(_ isChunked: Bool) throws {
        let framing =
            isChunked
            ? "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n" : "Content-Length: 3\r\n\r\nabc"
        let reply = "HTTP/1.1 200 OK\r\n" + framing
        let headEnd = reply.utf8.count - framing.split(atFirst: "\r\n\r\n").1.utf8.count
        for count in headEnd..<reply.utf8.count {
            let scene = try RelayScene()
            let client = scene.client()
            client.send("GET / HTTP/1.1\r\nHost: f\r\n\r\n")
            scene.behind.reply(String(decoding: reply.utf8.prefix(count), as: UTF8.self))
            scene.behind.accepting.accepted[0].close()
            scene.behind.network.run()
            #expect(client.isBroken && !client.hasEnd)
            #expect(scene.isClean)
        }
    }

    @Test(
        "A request that met a connection just being closed is sent once more, unless it was not safe to",
        arguments: ["GET", "POST"])
    func stale(_ method: String) throws {
        let scene = try RelayScene()
        let client = scene.client()
        client.send("GET / HTTP/1.1\r\nHost: f\r\n\r\n")
        scene.behind.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        client.send("\(method) /again HTTP/1.1\r\nHost: f\r\n\r\n")
        scene.behind.accepting.accepted[0].abort()
        scene.behind.network.run()
        if method == "GET" {
            #expect(scene.behind.seen(1) == "GET /again HTTP/1.1\r\nHost: upstream.test\r\n\r\n")
            scene.behind.accepting.accepted[1].abort()
            scene.behind.network.run()
        }
        #expect(client.text.components(of: "HTTP/1.1 502") == 1)
        #expect(scene.behind.servers.count == (method == "GET" ? 2 : 1))
        client.leave()
        #expect(scene.isClean)
    }

    @Test("An upgrade becomes a tunnel, with what was sent early on either side", arguments: deliveries)
    func upgrade(_ delivery: FakeDelivery) throws {
        let scene = try RelayScene(delivery: delivery)
        let client = scene.client()
        client.send(
            "GET /ws HTTP/1.1\r\nHost: f\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: k\r\n\r\nearly"
        )
        #expect(scene.behind.seen().contains("Connection: Upgrade\r\nUpgrade: websocket\r\n"))
        #expect(scene.behind.seen().contains("Sec-WebSocket-Key: k\r\n"))
        scene.behind.reply(
            "HTTP/1.1 101 Go\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: a\r\n\r\nhello")
        #expect(
            client.text.hasPrefix(
                "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
            ))
        #expect(client.text.hasSuffix("\r\n\r\nhello"))
        client.send(" and late")
        #expect(scene.behind.seen().hasSuffix("\r\n\r\nearly and late"))
        client.finish()
        #expect(scene.behind.servers[0].events.contains(.peerFinished))
        scene.behind.reply("bye")
        #expect(client.text.hasSuffix("hellobye"))
        scene.behind.accepting.accepted[0].shutdownWrite()
        scene.behind.network.run()
        #expect(scene.isClean)
    }

    @Test("A refused upgrade is an ordinary answer")
    func refusedUpgrade() throws {
        let scene = try RelayScene()
        let client = scene.client()
        client.send("GET /ws HTTP/1.1\r\nHost: f\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")
        scene.behind.reply("HTTP/1.1 426 No\r\nContent-Length: 2\r\n\r\nno")
        #expect(client.text.hasPrefix("HTTP/1.1 426 No\r\n") && client.text.hasSuffix("no"))
        client.send("GET /2 HTTP/1.1\r\nHost: f\r\n\r\n")
        #expect(scene.behind.seen().contains("GET /2"))
    }
}
