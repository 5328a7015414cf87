import HTTP
import Testing
import Transport
import Wire

@Suite("A WebSocket's messages")
struct WebSocketMessageTests {
    private static let deliveries: [FakeDelivery] = [.whole, .pieces(of: 1), .pieces(of: 3), .pieces(of: 64)]

    @Test(
        "go both ways between both ends of ours, in any pieces of the network", arguments: deliveries,
        [WebSocketSession.Delivery.messages, .pieces])
    func bothWays(_ delivery: FakeDelivery, _ form: WebSocketSession.Delivery) throws {
        let scene = try SocketScene(WebSocketSettings(delivery: form), delivery: delivery)
        let (near, far) = try scene.open()
        far.echo()
        // Bytewise, a length in eight bytes would take longer than it is worth.
        let isFine = delivery == .pieces(of: 1) || delivery == .pieces(of: 3)
        let long = String(repeating: "zwölf Boxkämpfer ", count: isFine ? 200 : 5000)
        let bytes = (0..<(isFine ? 2000 : 70_000)).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        for text in ["", "Hello", long] { #expect(near.call { $0.send(text: text) } != .refused) }
        for bytes in [[], [0], bytes] { near.call { $0.send(bytes) } }
        scene.network.run()
        let all: [RecordingSocket.Event] = [
            .text(""), .text("Hello"), .text(long), .binary([]), .binary([0]), .binary(bytes),
        ]
        #expect(far.events == all)
        #expect(near.events == all)
        near.call { $0.close() }
        #expect(scene.isClean)
        #expect(near.events.last == .closed(1000, "") && far.events.last == .closed(1000, ""))
        #expect(near.reentries == 0 && far.reentries == 0)
    }

    @Test("mean the same wherever the bytes are cut")
    func everyCut() throws {
        let frames =
            Frame.masked("a\u{1F600}", isFinal: false) + Frame.masked(9, [1, 2]) + Frame.masked(0, [], isFinal: false)
            + Frame.masked(10, [3]) + Frame.masked(0, Array("é".utf8))
            + Frame.masked(2, [UInt8](repeating: 7, count: 130))
            + Frame.masked(8, Frame.close(3000, "ü"))
        for cut in 0...frames.count {
            let scene = try SocketScene()
            let client = try scene.raw()
            client.send(Array(frames[..<cut]))
            client.send(Array(frames[cut...]))
            client.leave()
            let far = try #require(scene.served.first)
            #expect(
                far.events == [
                    .pong([3]), .text("a\u{1F600}é"), .binary([UInt8](repeating: 7, count: 130)), .closed(3000, "ü"),
                ], "cut at \(cut)")
            #expect(client.frames.map(\.opcode) == [0x8A, 0x88])
            #expect(client.frames.map(\.payload) == [[1, 2], Frame.close(3000)])
            #expect(scene.isClean)
        }
    }

    @Test(
        "are the bytes of RFC 6455 section 5.7",
        arguments: [
            (
                [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58] as [UInt8],
                [RecordingSocket.Event.text("Hello")]
            ),
            (
                [0x01, 0x83, 0, 0, 0, 0, 0x48, 0x65, 0x6C, 0x80, 0x82, 0, 0, 0, 0, 0x6C, 0x6F], [.text("Hello")]
            ),
            ([0x8A, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58], [.pong(Array("Hello".utf8))]),
        ])
    func vectors(_ bytes: [UInt8], _ events: [RecordingSocket.Event]) throws {
        let scene = try SocketScene()
        let client = try scene.raw()
        client.send(bytes)
        #expect(scene.served[0].events == events)
        scene.served[0].call { $0.send(text: "Hello") }
        scene.network.run()
        #expect(Array(client.handler.bytes.suffix(7)) == [0x81, 0x05, 0x48, 0x65, 0x6C, 0x6C, 0x6F])
        #expect(client.text.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"))
    }

    @Test("are masked by a client under the keys of its source, and by a server never")
    func masking() throws {
        let scene = try ClientScene()
        var words: [UInt32] = [1, 2, 3, 4, 0x37FA_213D, 0x0102_0304]
        var result: Result<WebSocket, WebSocketError>?
        WebSocket.connect(through: scene.upstream, random: { words.removeFirst() }) { result = $0 }
        scene.network.run()
        scene.reply(Handshake.answer(to: scene.seen()))
        let socket = try #require(result).get()
        socket.send(text: "Hello")
        let large = [UInt8](repeating: 0x55, count: 150_001)
        socket.send(binary: large.span.bytes)
        scene.network.run()
        let sent = scene.servers[0].bytes
        let end = try #require(sent.firstRange(of: Array("\r\n\r\n".utf8))).upperBound
        #expect(
            sent[end...].prefix(11) == [0x81, 0x85, 0x37, 0xFA, 0x21, 0x3D, 0x7F, 0x9F, 0x4D, 0x51, 0x58])
        #expect(Array(sent[(end + 11)...]) == Frame.bytes(2, large, mask: [1, 2, 3, 4]))
        #expect(words.isEmpty)
    }

    @Test("in pieces are one message at the other end, and nothing else may come between them", arguments: deliveries)
    func fragments(_ delivery: FakeDelivery) throws {
        let scene = try SocketScene(delivery: delivery)
        let (near, far) = try scene.open()
        let socket = try #require(near.socket)
        let emoji = Array("\u{1F600}".utf8)
        #expect(try socket.send(.text, Array("a".utf8), isLast: false) != .refused)
        #expect(socket.send(text: "whole") == .refused)
        #expect(socket.send([1]) == .refused)
        _ = try socket.send(.text, Array(emoji[..<2]), isLast: false)
        #expect(throws: WireError.self) { try socket.send(.binary, emoji, isLast: true) }
        socket.ping([9] as [UInt8])
        #expect(throws: WireError.self) { try socket.send(.text, [0xFF], isLast: false) }
        #expect(throws: WireError.self) { try socket.send(.text, [], isLast: true) }
        _ = try socket.send(.text, Array(emoji[2...]), isLast: true)
        socket.send(text: "whole")
        scene.network.run()
        #expect(far.events == [.text("a\u{1F600}"), .text("whole")])
        #expect(near.events == [.pong([9])])
    }

    @Test("come in pieces where that is wanted, as they arrive, and pings between them are answered")
    func pieces() throws {
        let scene = try SocketScene(WebSocketSettings(delivery: .pieces))
        let client = try scene.raw()
        client.send(Frame.masked("abc", isFinal: false))
        #expect(scene.served[0].pieces == [[3]] && scene.served[0].events.isEmpty)
        client.send(Frame.masked(9, [5]))
        client.send(Frame.masked(0, Array("de".utf8), isFinal: false))
        client.send(Frame.masked(0))
        #expect(scene.served[0].pieces == [[3, 2, 0]])
        #expect(scene.served[0].events == [.text("abcde")])
        #expect(client.frames.map(\.opcode) == [0x8A])
    }

    @Test("wait while reading is paused, from inside the callback on, and none is lost", arguments: deliveries)
    func pausing(_ delivery: FakeDelivery) throws {
        let scene = try SocketScene(delivery: delivery)
        let client = try scene.raw()
        let far = scene.served[0]
        far.onMessage = { socket, _ in socket.pauseReading() }
        client.send((0..<20).flatMap { Frame.masked("\($0)") } + Frame.masked(8, Frame.close(1000)))
        for count in 1...20 {
            #expect(far.events == (0..<count).map { .text("\($0)") })
            far.call { $0.resumeReading() }
            far.call { $0.pauseReading() }
            scene.network.run()
            #expect(far.events.count == count)
            far.call { $0.resumeReading() }
            scene.network.run()
        }
        #expect(far.events.last == .closed(1000, ""))
        #expect(far.reentries == 0)
    }

    @Test("wait until there is a handler, as do errors")
    func withoutHandler() throws {
        let scene = try SocketScene()
        scene.resumes = false
        let client = try scene.raw()
        let far = scene.served[0]
        far.socket?.handler = nil
        far.socket?.resumeReading()
        client.send(Frame.masked("early"))
        client.leave()
        #expect(far.events.isEmpty)
        far.socket?.handler = far
        #expect(scene.isClean)
        #expect(far.events == [.text("early"), .failed(.lost, 1006)])
    }

    @Test("that came along with the handshake are not lost", arguments: deliveries)
    func early(_ delivery: FakeDelivery) throws {
        let scene = try ClientScene(delivery: delivery)
        var result: Result<WebSocket, WebSocketError>?
        WebSocket.connect(through: scene.upstream) { result = $0 }
        scene.network.run()
        scene.reply(Handshake.answer(to: scene.seen()) + "\u{01}\u{02}he")
        let near = RecordingSocket()
        near.attach(try #require(result).get(), resumes: true)
        _ = scene.accepting.accepted[0].write(Frame.bytes(0, Array("llo".utf8)).span.bytes)
        scene.network.run()
        #expect(near.events == [.text("hello")])
    }
}

/// A server's side of the handshake, played by a test.
enum Handshake {
    static func key(in request: String) -> String {
        request.split(atFirst: "Sec-WebSocket-Key: ").1.split(atFirst: "\r\n").0
    }

    static func answer(to request: String, more: String = "") -> String {
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
            + WebSocketKey.accept(Array(key(in: request).utf8).span.bytes) + "\r\n" + more + "\r\n"
    }
}
