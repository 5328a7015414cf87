import HTTP
import Testing
import Transport
import Wire

@Suite("Opening a WebSocket")
struct WebSocketHandshakeTests {
    private static let asking = [
        "Host: x", "Upgrade: websocket", "Connection: keep-alive, Upgrade", "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
    ]

    private static func request(_ line: String = "GET / HTTP/1.1", without: String = "-", more: [String] = []) -> String
    {
        ([line] + asking.filter { !$0.hasPrefix(without) } + more).map { $0 + "\r\n" }.joined() + "\r\n"
    }

    struct Refused: Sendable, CustomStringConvertible {
        let request: String
        let status: Int
        let fields: [String]
        var description: String { "\(status) for \(request.replacing("\r\n", with: " | "))" }
    }

    private static let upgrades = ["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"]

    @Test(
        "is refused by the server as the fault asks for, and the connection goes on",
        arguments: [
            Refused(request: request("POST / HTTP/1.1"), status: 405, fields: ["Allow: GET"]),
            Refused(request: request("GET / HTTP/1.0"), status: 400, fields: []),
            Refused(request: request(without: "Upgrade"), status: 426, fields: upgrades),
            Refused(request: request(without: "Connection"), status: 426, fields: upgrades),
            Refused(request: request(without: "Sec-WebSocket-Version"), status: 426, fields: upgrades),
            Refused(
                request: request(without: "Sec-WebSocket-Version", more: ["Sec-WebSocket-Version: 8"]), status: 426,
                fields: upgrades),
            Refused(request: request(without: "Sec-WebSocket-Key"), status: 400, fields: []),
            Refused(
                request: request(without: "Sec-WebSocket-Key", more: ["Sec-WebSocket-Key: c2hvcnQ="]), status: 400,
                fields: []),
            Refused(request: request(more: ["Sec-WebSocket-Protocol: a b"]), status: 400, fields: []),
            Refused(request: request(more: ["Sec-WebSocket-Protocol: a, a"]), status: 400, fields: []),
            Refused(request: request(more: ["Origin: a", "Origin: b"]), status: 403, fields: []),
        ])
    func refusedByServer(_ refused: Refused) throws {
        let scene = try SocketScene()
        let client = RawClient(scene.network, scene.address)
        client.send(refused.request)
        #expect(client.text.hasPrefix("HTTP/1.1 \(refused.status) "), "\(client.text)")
        for field in refused.fields { #expect(client.text.contains("\r\n\(field)\r\n"), "\(client.text)") }
        #expect(scene.served.isEmpty && scene.refusals.count == 1)
        if !refused.request.contains("HTTP/1.0") {
            client.send(Self.request())
            #expect(client.text.contains("HTTP/1.1 101 Switching Protocols\r\n"))
        }
        client.leave()
        #expect(scene.isClean)
    }

    @Test(
        "asks whether the origin is welcome",
        arguments: [("https://here.test", 101), ("https://there.test", 403), (nil, 101)])
    func origins(_ origin: String?, _ status: Int) throws {
        let scene = try SocketScene()
        scene.isWelcome = { $0 == nil || $0 == "https://here.test" }
        let client = RawClient(scene.network, scene.address)
        client.send(Self.request(more: origin.map { ["Origin: \($0)"] } ?? []))
        #expect(client.text.hasPrefix("HTTP/1.1 \(status) "))
        #expect(scene.refusals.map(\.code) == (status == 403 ? [.unwelcome] : []))
    }

    @Test(
        "agrees to the subprotocol that the server likes best of those offered, or to none",
        arguments: [
            (["b", "a"], ["a", "b"], "a"), (["x"], ["a", "b"], nil), ([], ["a"], nil), (["a"], [], nil),
            (["A"], ["a"], nil),
        ] as [([String], [String], String?)])
    func subprotocols(_ offered: [String], _ spoken: [String], _ chosen: String?) throws {
        let scene = try SocketScene()
        scene.subprotocols = spoken
        let (near, far) = try scene.open(subprotocols: offered)
        #expect(near.socket?.subprotocol == chosen)
        #expect(far.socket?.subprotocol == chosen)
    }

    @Test("of a client asks for what RFC 6455 section 4.1 says, with a key of its source and the caller's fields")
    func asks() throws {
        let scene = try ClientScene()
        var words: [UInt32] = [0x0403_0201, 0x0807_0605, 0x0C0B_0A09, 0x100F_0E0D]
        WebSocket.connect(
            through: scene.upstream, target: "/chat?a=1", subprotocols: ["a", "b"], random: { words.removeFirst() },
            fields: { buffer throws(WireError) in try buffer.writeField(named: "Origin", "http://o.test") },
            completion: { _ in })
        scene.network.run()
        #expect(
            scene.seen()
                == "GET /chat?a=1 HTTP/1.1\r\nHost: upstream.test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n"
                + "Sec-WebSocket-Protocol: a, b\r\nOrigin: http://o.test\r\n\r\n")
    }

    @Test("fails where the answer does not fit, and closes the connection", arguments: 0..<6)
    func wrongAnswer(_ number: Int) throws {
        let scene = try ClientScene()
        var result: Result<WebSocket, WebSocketError>?
        WebSocket.connect(through: scene.upstream, subprotocols: ["a"]) { result = $0 }
        scene.network.run()
        let right = Handshake.answer(to: scene.seen())
        let answer = [
            right.replacing("Sec-WebSocket-Accept: ", with: "Sec-WebSocket-Accept: x"),
            right.replacing("Upgrade: websocket", with: "Upgrade: other"),
            Handshake.answer(to: scene.seen(), more: "Sec-WebSocket-Extensions: permessage-deflate\r\n"),
            Handshake.answer(to: scene.seen(), more: "Sec-WebSocket-Protocol: b\r\n"),
            right.replacing("Connection: Upgrade\r\n", with: ""),
            "HTTP/1.1 101\r\n\r\n",
        ][number]
        scene.reply(answer)
        guard case .failure(let error) = try #require(result) else {
            Issue.record("it opened all the same")
            return
        }
        #expect(error.code == .malformed)
        #expect(scene.servers[0].events.contains(.peerFinished) || scene.servers[0].isClosed)
        scene.accepting.accepted[0].close()
        scene.network.run()
        #expect(scene.network.openStreamCount == 0 && scene.scheduler.pendingCount == 0)
    }

    @Test(
        "tells what a server answered instead: its status, and the first of its content",
        arguments: [2, 4095, 4096, 10_000],
        [FakeDelivery.whole, .pieces(of: 1)])
    func refusedAnswer(_ count: Int, _ delivery: FakeDelivery) throws {
        let scene = try ClientScene(delivery: delivery)
        var results: [Result<WebSocket, WebSocketError>] = []
        WebSocket.connect(through: scene.upstream) { results.append($0) }
        scene.network.run()
        let content = String(repeating: "n", count: count)
        scene.reply("HTTP/1.1 401 Unauthorized\r\nContent-Length: \(count)\r\n\r\n" + content)
        guard results.count == 1, case .failure(let error) = results[0] else {
            Issue.record("\(results)")
            return
        }
        #expect(error.code == .refused && error.answer?.status == 401)
        #expect(error.answer?.content == Array(content.utf8.prefix(4096)))
        // What was read to its end serves the next request.
        #expect(scene.upstream.idleConnectionCount == (count < 4096 ? 1 : 0))
        #expect(!"\(error)".contains("nn"))
    }

    @Test("fails where nobody answers, nobody is there, or the connection ends", arguments: 0..<3)
    func failures(_ number: Int) throws {
        let scene = try ClientScene()
        var result: Result<WebSocket, WebSocketError>?
        let origin = try #require(Origin(number == 1 ? "ws://upstream.test:81" : "ws://upstream.test"))
        WebSocket.connect(through: scene.client.upstream(origin)) { result = $0 }
        scene.network.run()
        switch number {
        case 0: scene.scheduler.advance(by: .seconds(30))
        case 1: break
        default:
            scene.accepting.accepted[0].abort()
            scene.network.run()
        }
        guard case .failure(let error) = try #require(result) else { return }
        #expect(error.code == [.timedOut, .connecting, .lost][number])
        #expect(scene.scheduler.pendingCount == 0)
    }

    @Test("is tried once more on a connection that the server was just closing")
    func stale() throws {
        let scene = try ClientScene()
        try scene.begin()
        scene.reply("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        var result: Result<WebSocket, WebSocketError>?
        WebSocket.connect(through: scene.upstream) { result = $0 }
        scene.accepting.accepted[0].abort()
        scene.network.run()
        #expect(scene.servers.count == 2)
        scene.reply(Handshake.answer(to: scene.seen(1)), on: 1)
        #expect(try #require(result).get().isOpen)
    }

    @Test("can be given up, and tells nothing then", arguments: [true, false])
    func cancelling(_ isEarly: Bool) throws {
        let scene = try ClientScene()
        var count = 0
        let opening = WebSocket.connect(through: scene.upstream) { _ in count += 1 }
        if !isEarly { scene.network.run() }
        opening.cancel()
        opening.cancel()
        scene.network.run()
        scene.scheduler.advance(by: .seconds(60))
        #expect(count == 0)
        #expect(scene.scheduler.pendingCount == 0)
        #expect(scene.servers.allSatisfy { $0.isClosed })
    }

    @Test("refuses to send what is no request, in a later turn")
    func unsafe() throws {
        let scene = try ClientScene()
        var errors: [WebSocketError] = []
        for (target, name) in [("/a b", "a"), ("/", "a\r\nb")] {
            WebSocket.connect(through: scene.upstream, target: target, subprotocols: [name]) {
                if case .failure(let error) = $0 { errors.append(error) }
            }
        }
        #expect(errors.isEmpty)
        scene.network.run()
        #expect(errors.map(\.code) == [.malformed, .malformed])
        #expect(scene.servers.isEmpty)
    }

    @Test("can be decided on later, with what the client sent meanwhile")
    func later() throws {
        let scene = try ServerScene()
        var handshake: WebSocketRequest?
        let service = DecidingService { handshake = $0 }
        let server = HTTPServer(scheduler: scene.scheduler, service: service)
        let listener = try scene.network.listen(at: .loopback(port: 81))
        server.serve(listener)
        let client = RawClient(scene.network, .loopback(port: 81))
        client.send(Array(Self.request().utf8) + Frame.masked("early"))
        let socket = try WebSocket.accept(try #require(service.exchange), try #require(handshake))
        let recorder = RecordingSocket()
        recorder.attach(socket, resumes: true)
        scene.network.run()
        #expect(recorder.events == [.text("early")])
        #expect(throws: WebSocketError.self) {
            try WebSocket.accept(try #require(service.exchange), try #require(handshake))
        }
    }
}

/// A service that keeps what it is asked, and answers nothing by itself.
private final class DecidingService: HTTPService {
    private let onHandshake: (WebSocketRequest) -> Void
    private(set) var exchange: ServerExchange?

    init(_ onHandshake: @escaping (WebSocketRequest) -> Void) { self.onHandshake = onHandshake }

    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan
    ) {
        self.exchange = exchange
        if let handshake = try? WebSocketRequest(request, fields, in: head) { onHandshake(handshake) }
    }
}
