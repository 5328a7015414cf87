import HTTP
import Testing
import Transport
import Wire

@Suite("The end of a WebSocket")
struct WebSocketCloseTests {
    private static let deliveries: [FakeDelivery] = [.whole, .pieces(of: 1)]

    enum Order: CaseIterable { case near, far, both, nearThenFar }

    @Test("is told to both sides, whoever says goodbye first", arguments: Order.allCases, deliveries)
    func goodbyes(_ order: Order, _ delivery: FakeDelivery) throws {
        let scene = try SocketScene(delivery: delivery)
        let (near, far) = try scene.open()
        if order != .far { near.call { $0.close(.goingAway, reason: "near") } }
        if order == .nearThenFar { scene.network.run() }
        if order != .near { far.call { $0.close(WebSocketCloseCode(rawValue: 4000), reason: "far") } }
        if order != .far { near.call { $0.close(.normal, reason: "again") } }
        #expect(scene.isClean)
        let expected: (near: RecordingSocket.Event, far: RecordingSocket.Event) =
            switch order {
            case .near, .nearThenFar: (.closed(1001, ""), .closed(1001, "near"))
            case .far: (.closed(4000, "far"), .closed(4000, ""))
            case .both: (.closed(4000, "far"), .closed(1001, "near"))
            }
        #expect(near.events == [expected.near] && far.events == [expected.far])
        for side in [near, far] {
            #expect(side.socket?.isOpen == false && side.reentries == 0)
            #expect(side.call { $0.send(text: "late") } == .refused)
            #expect(side.call { $0.ping() } == .refused)
        }
    }

    @Test(
        "answers a goodbye with its code, once, and then ends the connection",
        arguments: [
            (Frame.masked(8), [], 1005, ""),
            (Frame.masked(8, Frame.close(1000)), Frame.close(1000), 1000, ""),
            (Frame.masked(8, Frame.close(3999, "why")), Frame.close(3999), 3999, "why"),
        ] as [([UInt8], [UInt8], UInt16, String)])
    func answers(_ bytes: [UInt8], _ answer: [UInt8], _ code: UInt16, _ reason: String) throws {
        let scene = try SocketScene()
        let client = try scene.raw()
        client.send(bytes + Frame.masked("late") + Frame.masked(9))
        #expect(client.frames.map(\.opcode) == [0x88] && client.frames.map(\.payload) == [answer])
        #expect(scene.served[0].events == [.closed(code, reason)])
        #expect(client.hasEnd)
        client.finish()
        #expect(scene.isClean)
    }

    @Test("comes with the code of the fault where the peer breaks the rules", arguments: Fault.all, deliveries)
    func faults(_ fault: Fault, _ delivery: FakeDelivery) throws {
        let scene = try SocketScene(
            WebSocketSettings(limits: WebSocketLimits(frame: 1024, message: 2000)), delivery: delivery)
        let client = try scene.raw()
        client.send(fault.bytes)
        #expect(client.frames.map(\.opcode) == [0x88])
        #expect(Array(client.frames[0].payload.prefix(2)) == Frame.close(fault.code))
        #expect(scene.served[0].events == [.failed(.malformed, fault.code)])
        #expect(scene.served[0].error?.fault != nil)
        #expect(client.hasEnd)
        client.leave()
        #expect(scene.isClean)
    }

    @Test("comes at the first byte of text that cannot be right, not at the end of the message")
    func failsFast() throws {
        let text: [UInt8] = Array("κόσμε".utf8) + [0xF4, 0x90] + Array("more".utf8)
        let scene = try SocketScene()
        let client = try scene.raw()
        let frame = Frame.masked(1, text)
        let bad = 6 + "κόσμε".utf8.count + 2
        client.send(Array(frame[..<(bad - 1)]))
        #expect(client.frames.isEmpty)
        client.send([frame[bad - 1]])
        #expect(client.frames.map(\.payload).first?.prefix(2) == Frame.close(1007)[...])
    }

    @Test("comes when a client of ours meets a masked frame")
    func maskedToClient() throws {
        let scene = try ClientScene()
        var result: Result<WebSocket, WebSocketError>?
        WebSocket.connect(through: scene.upstream) { result = $0 }
        scene.network.run()
        scene.reply(Handshake.answer(to: scene.seen()))
        let near = RecordingSocket()
        near.attach(try #require(result).get(), resumes: true)
        _ = scene.accepting.accepted[0].write(Frame.masked("x").span.bytes)
        scene.network.run()
        #expect(near.events == [.failed(.malformed, 1002)])
        #expect(scene.servers[0].events.contains(.peerFinished))
    }

    @Test(
        "is a failure where the peer goes without a goodbye, at every byte of what it sends", arguments: [true, false])
    func disappears(_ inOrder: Bool) throws {
        let frames = Frame.masked("ab", isFinal: false) + Frame.masked(9, [1]) + Frame.masked(0, [0x63])
        for count in 0...frames.count {
            let scene = try SocketScene()
            let client = try scene.raw()
            client.send(Array(frames[..<count]))
            if inOrder { client.finish() } else { client.stream?.abort() }
            scene.network.run()
            let whole: [RecordingSocket.Event] = count == frames.count ? [.text("abc")] : []
            #expect(scene.served[0].events == whole + [.failed(.lost, 1006)])
            if inOrder { client.leave() }
            #expect(scene.isClean)
        }
    }

    @Test("may be brought about from inside any callback", arguments: [0, 1, 2])
    func insideCallbacks(_ way: Int) throws {
        let scene = try SocketScene()
        let client = try scene.raw()
        scene.served[0].onMessage = { socket, message in
            switch way {
            case 0: socket.close(.policyViolation, reason: message.text)
            case 1: socket.abort()
            default:
                socket.handler = nil
                socket.abort()
            }
            // What was lent stands until the callback returns.
            #expect(message.text == "one")
        }
        client.send(
            Frame.masked("one") + Frame.masked("two") + Frame.masked(9, [1]) + Frame.masked(8, Frame.close(1000)))
        if way == 0 {
            #expect(scene.served[0].events == [.text("one"), .closed(1000, "")])
            #expect(client.frames.map(\.opcode) == [0x88, 0x8A])
            client.finish()
        } else {
            #expect(scene.served[0].events == [.text("one")])
            #expect(client.isBroken)
        }
        #expect(scene.isClean)
    }

    @Test("passes over what comes behind our own goodbye, paused or not", arguments: [true, false])
    func passedOver(_ isPaused: Bool) throws {
        let scene = try SocketScene()
        let client = try scene.raw()
        let far = scene.served[0]
        if isPaused { far.call { $0.pauseReading() } }
        far.call { $0.close(.goingAway, reason: String(repeating: "ü", count: 100)) }
        client.send(Frame.masked("late") + Frame.masked(9, [7]) + Frame.masked(8, Frame.close(1001, "so be it")))
        #expect(far.events == [.closed(1001, "so be it")])
        #expect(client.frames.map(\.opcode) == [0x88, 0x8A])
        #expect(client.frames[0].payload == Frame.close(1001, String(repeating: "ü", count: 61)))
        client.finish()
        #expect(scene.isClean)
    }

    @Test("bounds what a peer may go on sending")
    func surplus() throws {
        let scene = try SocketScene()
        let client = try scene.raw()
        client.send(Frame.bytes(1, [0x61]))
        for _ in 0..<20 { client.send([UInt8](repeating: 0, count: 60_000)) }
        #expect(client.isBroken)
        #expect(scene.isClean)
    }

    @Test("is told when the server is stopped and its time is over")
    func drained() throws {
        let scene = try SocketScene()
        let client = try scene.raw()
        var isDone = false
        scene.server?.drain(within: .seconds(5)) { isDone = true }
        scene.scheduler.advance(by: .seconds(5))
        #expect(isDone && client.isBroken)
        #expect(scene.served[0].events == [.failed(.lost, 1006)])
        #expect(scene.isClean)
    }
}

/// Bytes that break a rule, and the code that says so.
struct Fault: Sendable, CustomStringConvertible {
    let description: String
    let bytes: [UInt8]
    let code: UInt16
    init(_ description: String, _ bytes: [UInt8], _ code: UInt16) {
        (self.description, self.bytes, self.code) = (description, bytes, code)
    }

    static let all: [Fault] = [
        Fault("a frame without mask", Frame.bytes(1, [0x61]), 1002),
        Fault("a reserved bit", [0xC1, 0x80], 1002),
        Fault("a reserved opcode", Frame.masked(3), 1002),
        Fault("a reserved control opcode", Frame.masked(11), 1002),
        Fault("a fragmented ping", Frame.masked(9, [], isFinal: false), 1002),
        Fault("a ping of 126 bytes", Frame.masked(9, [UInt8](repeating: 0, count: 126)), 1002),
        Fault("a continuation of nothing", Frame.masked(0), 1002),
        Fault("a message within a message", Frame.masked("a", isFinal: false) + Frame.masked("b"), 1002),
        Fault("a length in more bytes than needed", [0x82, 0xFE, 0, 1, 0, 0, 0, 0, 7], 1002),
        Fault("a length beyond 63 bits", [0x82, 0xFF, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 1002),
        Fault("a goodbye of one byte", Frame.masked(8, [3]), 1002),
        Fault("a goodbye with a code that must not be sent", Frame.masked(8, Frame.close(1006)), 1002),
        Fault("a goodbye whose reason is no UTF-8", Frame.masked(8, [3, 0xE8, 0xFF]), 1007),
        Fault("text that is no UTF-8", Frame.masked(1, [0x61, 0xC0]), 1007),
        Fault("text that ends within a character", Frame.masked(1, [0xE2, 0x82]), 1007),
        Fault("a frame beyond the limit", [0x82, 0xFE, 0x04, 0x01, 0, 0, 0, 0], 1009),
        Fault(
            "a message beyond the limit in frames within it",
            Frame.masked(2, [UInt8](repeating: 0, count: 1000), isFinal: false)
                + Frame.masked(0, [UInt8](repeating: 0, count: 1000), isFinal: false) + [0x80, 0x81, 0, 0, 0, 0], 1009),
    ]
}
