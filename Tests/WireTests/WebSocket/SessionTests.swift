import Testing
import Wire
import WireSamples

@Suite("A WebSocket session")
struct SessionTests {
    typealias Opcode = WebSocketFrameHead.Opcode

    /// Frames as the peer of this side sends them.
    private static func frames(
        to role: WebSocketRole, _ frames: [(Opcode, [UInt8], Bool)]
    ) -> [UInt8] {
        var out = ByteBuffer()
        for (opcode, payload, isFinal) in frames {
            out.writeFrame(opcode, payload.span.bytes, isFinal: isFinal, mask: role == .server ? 0x9876_5432 : nil)
        }
        return out.array
    }

    private static func text(_ text: String) -> (Opcode, [UInt8], Bool) { (.text, Array(text.utf8), true) }

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let frames: [(Opcode, [UInt8], Bool)]
        var messages: [String] = []
        /// Frames that are sent in answer, as the peer sees them.
        var replies: [(Opcode, [UInt8])] = []
        var ending: WebSocketCloseCode?
        var isClean = false
        var error: WireError.Code?
    }

    private static func close(_ code: UInt16, _ reason: [UInt8] = []) -> (Opcode, [UInt8], Bool) {
        (.close, [UInt8(code >> 8), UInt8(code & 0xFF)] + reason, true)
    }

    private static func answer(_ code: UInt16, _ reason: String = "") -> (Opcode, [UInt8]) {
        (.close, [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8))
    }

    private static func failure(_ code: WireError.Code) -> (Opcode, [UInt8]) {
        let error = WireError(code: code)
        return answer(error.closeCode.rawValue, error.sentence)
    }

    static let cases: [Case] = [
        Case(
            testDescription: "delivers text and binary", frames: [text("hé"), (.binary, [1, 2], true), text("")],
            messages: ["hé", "[1, 2]", ""]),
        Case(
            testDescription: "puts fragments together, with control frames between",
            frames: [
                (.text, [0xE2], false), (.ping, [7], true), (.continuation, [0x82], false), (.pong, [8], true),
                (.continuation, [0xAC], true),
            ],
            messages: ["pong [8]", "€"], replies: [(.pong, [7])]),
        Case(
            testDescription: "answers each ping with its payload",
            frames: [(.ping, [], true), (.ping, [UInt8](repeating: 5, count: 125), true)],
            replies: [(.pong, []), (.pong, [UInt8](repeating: 5, count: 125))]),
        Case(
            testDescription: "answers close without a code", frames: [(.close, [], true)], replies: [(.close, [])],
            ending: .noStatus, isClean: true),
        Case(
            testDescription: "answers close with its code", frames: [close(1000, Array("bye".utf8))],
            replies: [answer(1000)], ending: .normal, isClean: true),
        Case(
            testDescription: "answers close with a code of an application", frames: [close(4999)],
            replies: [answer(4999)], ending: WebSocketCloseCode(rawValue: 4999), isClean: true),
        Case(
            testDescription: "ignores what comes after close", frames: [close(1000), text("x"), (.ping, [], true)],
            replies: [answer(1000)], ending: .normal, isClean: true),
        Case(
            testDescription: "refuses a close of one byte", frames: [(.close, [3], true)],
            replies: [failure(.closePayload)], ending: .protocolError, error: .closePayload),
        Case(
            testDescription: "refuses a code that is never sent", frames: [close(1005)], replies: [failure(.closeCode)],
            ending: .protocolError, error: .closeCode),
        Case(
            testDescription: "refuses a code that nobody registered", frames: [close(2999)],
            replies: [failure(.closeCode)], ending: .protocolError, error: .closeCode),
        Case(
            testDescription: "refuses a close reason that is no UTF-8", frames: [close(1000, [0xFF])],
            replies: [failure(.closeReasonNotUTF8)], ending: .invalidPayload, error: .closeReasonNotUTF8),
        Case(
            testDescription: "refuses a close reason that is cut off", frames: [close(1000, [0xE2, 0x82])],
            replies: [failure(.closeReasonNotUTF8)], ending: .invalidPayload, error: .closeReasonNotUTF8),
        Case(
            testDescription: "refuses text that is no UTF-8", frames: [(.text, [0x61, 0xED, 0xA0, 0x80], true)],
            replies: [failure(.textNotUTF8)], ending: .invalidPayload, error: .textNotUTF8),
        Case(
            testDescription: "refuses text that is cut off", frames: [(.text, [0xE2, 0x82], true)],
            replies: [failure(.textNotUTF8)], ending: .invalidPayload, error: .textNotUTF8),
        Case(
            testDescription: "fails with the fragment that spoils the text",
            frames: [(.text, [0xF4], false), (.continuation, [0x90], false)], replies: [failure(.textNotUTF8)],
            ending: .invalidPayload, error: .textNotUTF8),
        Case(
            testDescription: "takes any bytes in binary", frames: [(.binary, [0xFF, 0xC0], true)],
            messages: ["[255, 192]"]),
        Case(
            testDescription: "refuses a continuation of nothing", frames: [text("a"), (.continuation, [], true)],
            messages: ["a"], replies: [failure(.continuationUnexpected)], ending: .protocolError,
            error: .continuationUnexpected),
        Case(
            testDescription: "refuses a message within a message", frames: [(.text, [0x61], false), text("b")],
            replies: [failure(.messageInterrupted)], ending: .protocolError, error: .messageInterrupted),
        Case(
            testDescription: "refuses a frame that is too large",
            frames: [(.binary, [UInt8](repeating: 0, count: 301), true)], replies: [failure(.messageTooLarge)],
            ending: .messageTooBig, error: .messageTooLarge),
        Case(
            testDescription: "refuses a message that grows too large",
            frames: [
                (.binary, [UInt8](repeating: 0, count: 300), false),
                (.continuation, [UInt8](repeating: 0, count: 201), true),
            ], replies: [failure(.messageTooLarge)], ending: .messageTooBig, error: .messageTooLarge),
    ]

    private static func show(_ message: WebSocketReading.Message) -> String {
        switch message.kind {
        case .text: String(decoding: message.bytes, as: UTF8.self)
        case .binary: "\(message.bytes)"
        case .pong: "pong \(message.bytes)"
        }
    }

    @Test("on either side", arguments: cases, [WebSocketRole.server, .client])
    func behaviour(_ expected: Case, _ role: WebSocketRole) {
        let bytes = Self.frames(to: role, expected.frames)
        let limits = WebSocketLimits(frame: 300, message: 500)
        let reading = WebSocketReading([bytes], role: role, limits: limits)
        #expect(reading.messages.map(Self.show) == expected.messages)
        var replies = ByteBuffer()
        for (opcode, payload) in expected.replies {
            replies.writeFrame(opcode, payload.span.bytes, mask: role == .client ? WebSocketReading.mask : nil)
        }
        #expect(reading.replies == replies.array)
        guard let code = expected.ending else {
            #expect(reading.state == .open)
            return
        }
        guard case .ended(let ending) = reading.state else {
            Issue.record("not ended")
            return
        }
        #expect(ending.code == code)
        #expect(ending.isClean == expected.isClean)
        #expect(ending.error?.code == expected.error)
        #expect(ending.closesConnection == (role == .server || !expected.isClean))
        for delivery in [WebSocketSession.Delivery.messages, .pieces] {
            for cut in 0...bytes.count {
                let parts = WebSocketReading(
                    [Array(bytes[..<cut]), Array(bytes[cut...])], role: role, delivery: delivery, limits: limits)
                #expect(parts.messages == reading.messages)
                #expect(parts.replies == reading.replies)
                #expect(parts.state == reading.state)
            }
        }
    }

    @Test("fails with the very byte that spoils a text, in the middle of a frame")
    func failsFast() {
        let good = Array("Hello-µ@ßöäüàá-UTF-8!!".utf8)
        let bytes = Self.frames(to: .server, [(.text, good + [0xF4, 0x90, 0x80, 0x80] + good, true)])
        let start = bytes.count - good.count - 4 - good.count
        for length in 0...start + good.count + 1 {
            #expect(WebSocketReading([Array(bytes[..<length])], role: .server).state == .open)
        }
        let reading = WebSocketReading([Array(bytes[..<(start + good.count + 2)])], role: .server)
        guard case .ended(let ending) = reading.state else {
            Issue.record("the text goes on")
            return
        }
        #expect(ending.code == .invalidPayload)
    }

    @Test("keeps the closing handshake that it begins")
    func closing() throws {
        var session = WebSocketSession(role: .client, nextMask: { 1 })
        var out = ByteBuffer()
        let nothing: [UInt8] = []
        session.close(.goingAway, reason: "done", to: &out)
        let sent = out.array
        let before = session.state
        #expect(before == .closing)
        session.close(.normal, to: &out)
        #expect(out.array == sent)
        #expect(fault { () throws(WireError) in try session.send("x", to: &out) } == .webSocketClosed)
        #expect(fault { () throws(WireError) in try session.ping(nothing.span.bytes, to: &out) } == .webSocketClosed)
        out.removeAll()
        // What the peer sent before it saw our close frame still counts, and its ping is still answered.
        var received: [String] = []
        let late = Self.frames(to: .client, [Self.text("late"), (.ping, [1], true)])
        let state = session.receive(late.span.bytes, replies: &out) { received.append($0.text) }
        #expect(state == .closing)
        #expect(received == ["late"])
        #expect(out.array.first == 0x8A)
        out.removeAll()
        let goodbye = Self.frames(to: .client, [Self.close(1001)])
        guard case .ended(let ending) = session.receive(goodbye.span.bytes, replies: &out, { _ in }) else {
            Issue.record("not ended")
            return
        }
        #expect(out.count == 0)
        #expect(ending.isClean)
        #expect(ending.code == .goingAway)
        #expect(!ending.closesConnection)
        let again = session.inputEnded()
        #expect(again == ending)
    }

    @Test("says so when the peer disappears", arguments: [false, true])
    func disappearance(_ isClosing: Bool) {
        var session = WebSocketSession(role: .server, nextMask: { 0 })
        var out = ByteBuffer()
        if isClosing { session.close(to: &out) }
        let ending = session.inputEnded()
        #expect(ending.code == .abnormal)
        #expect(!ending.isClean)
        #expect(ending.closesConnection)
        let again = session.inputEnded()
        #expect(again == ending)
    }

    @Test("sends messages in pieces, and no text that is no UTF-8")
    func sending() throws {
        var session = WebSocketSession(role: .server, nextMask: { 0 })
        var out = ByteBuffer()
        let euro = Array("€".utf8)
        let (start, rest, blank, nine) = (Array(euro[..<1]), Array(euro[1...]), [0x20] as [UInt8], [9] as [UInt8])
        try session.send(.text, start.span.bytes, isLast: false, to: &out)
        try session.ping(nine.span.bytes, to: &out)
        #expect(
            fault { () throws(WireError) in try session.send(.binary, euro.span.bytes, to: &out) }
                == .messageInterrupted)
        #expect(
            fault { () throws(WireError) in try session.send(.text, blank.span.bytes, to: &out) }
                == .textNotUTF8)
        #expect(
            fault { () throws(WireError) in try session.send(.text, start.span.bytes, to: &out) } == .textNotUTF8)
        try session.send(.text, rest.span.bytes, to: &out)
        try session.send("next", to: &out)
        let reading = WebSocketReading([out.array], role: .client)
        #expect(reading.messages.map(Self.show) == ["€", "next"])
        #expect(reading.replies.first == 0x8A)
    }
}
