/// One side of an open WebSocket, without its connection (RFC 6455 sections 5 to 7).
///
/// Bytes that arrive go in; messages come out through a closure, and frames to be sent are put into a buffer that the
/// owner sends. Pings are answered, the closing handshake is kept, and a peer that breaks the rules is told so and
/// dropped.
///
/// ```swift
/// let state = session.receive(bytes, replies: &out) { message in … }
/// send(out)
/// if case .ended(let ending) = state { … }
/// ```
public struct WebSocketSession: ~Copyable {
    /// How messages are handed out.
    public enum Delivery: Hashable, Sendable {
        /// Each as a whole.
        case messages
        /// Piece by piece, as they arrive; nothing is kept.
        case pieces
    }

    public enum State: Hashable, Sendable {
        case open
        /// Our close frame is out and the peer's is awaited; give it a deadline.
        case closing
        case ended(WebSocketEnding)
    }

    private let role: WebSocketRole
    private let delivery: Delivery
    private let nextMask: () -> UInt32
    private var parser: WebSocketFrameParser
    private var sender = WebSocketSender()

    public private(set) var state = State.open

    private var opcode = WebSocketFrameHead.Opcode.continuation
    private var isFinalFrame = true
    private var mask: WebSocketMask?
    private var kind = WebSocketMessage.Kind.binary
    /// Whether a piece of the message was handed out already.
    private var hasDelivered = false
    private var validator = UTF8Validator()
    /// The message so far, or the piece at hand.
    private var payload = ByteBuffer()
    /// What the last step has lent, to be emptied with the next one.
    private var lent: Lent?
    private enum Lent { case payload, control }
    private var control = ByteBuffer()

    /// - Parameter nextMask: Gives the mask of each frame that a client sends, from a source that nobody can foresee
    ///   (section 5.3); not asked by a server.
    public init(
        role: WebSocketRole, limits: WebSocketLimits = WebSocketLimits(), delivery: Delivery = .messages,
        nextMask: @escaping () -> UInt32
    ) {
        self.role = role
        self.delivery = delivery
        self.nextMask = nextMask
        parser = WebSocketFrameParser(receiver: role, limits: limits)
    }

    /// What ``next(in:at:replies:)`` found.
    public enum Step {
        /// All of the input was taken.
        case needMore
        /// A message, or a piece of one; its bytes stand until the next step.
        case message(WebSocketMessage)
        /// A control frame was taken, and answered where it asked for that.
        case control
        case ended(WebSocketEnding)
    }

    /// Takes the peer's bytes from `offset` on, up to the first thing that is to be told; after the end, what comes is
    /// passed over.
    ///
    /// It moves `offset` behind what was taken. Between two steps frames may be sent.
    public mutating func next(in input: RawSpan, at offset: inout Int, replies: inout ByteBuffer) -> Step {
        dropHandedOut()
        while true {
            if case .ended(let ending) = state { return .ended(ending) }
            switch parser.next(in: input, at: &offset) {
            case .needMore: return .needMore
            case .failed(let error): fail(error, &replies)
            case .head(let head):
                begin(head)
                guard head.length == 0 else { continue }
                if let step = take(UnsafeRawBufferPointer(start: nil, count: 0), true, &replies) { return step }
            case .payload(let range, let endsFrame):
                let step = input.withUnsafeBytes { bytes in
                    take(UnsafeRawBufferPointer(rebasing: bytes[range]), endsFrame, &replies)
                }
                if let step { return step }
            }
        }
    }

    /// Takes the next bytes of the peer to their end, and hands out each message within.
    public mutating func receive(
        _ input: RawSpan, replies: inout ByteBuffer, _ deliver: (WebSocketMessage) -> Void
    ) -> State {
        var offset = 0
        while true {
            switch next(in: input, at: &offset, replies: &replies) {
            case .needMore, .ended: return state
            case .message(let message): deliver(message)
            case .control: continue
            }
        }
    }

    /// Bytes that are kept for what has come so far.
    public var heldByteCount: Int { payload.capacity + control.capacity }

    /// Gives memory back that holds nothing now: to be called when no more bytes are at hand.
    public mutating func releaseMemory() {
        dropHandedOut()
        if payload.isEmpty { payload.releaseMemory() }
        if control.isEmpty { control.releaseMemory() }
    }

    /// The peer's bytes have ended, or the connection is lost: what that means for the WebSocket.
    public mutating func inputEnded() -> WebSocketEnding {
        if case .ended(let ending) = state { return ending }
        return end(.abnormal, "", nil, isClean: false, closesConnection: true)
    }

    private mutating func begin(_ head: WebSocketFrameHead) {
        opcode = head.opcode
        mask = head.mask
        isFinalFrame = head.isFinal
        if opcode.isControl {
            control.removeAll()
        } else if opcode != .continuation {
            kind = opcode == .text ? .text : .binary
            hasDelivered = false
            validator = UTF8Validator()
            payload.removeAll()
        }
    }

    private mutating func take(
        _ bytes: UnsafeRawBufferPointer, _ endsFrame: Bool, _ replies: inout ByteBuffer
    ) -> Step? {
        if opcode.isControl {
            WebSocketSession.unmask(bytes, &mask, into: &control)
            return endsFrame ? finishControl(&replies) : nil
        }
        let endsMessage = endsFrame && isFinalFrame
        // Without a mask the bytes can be lent as they came, unless a whole message must be put together from parts.
        if mask == nil, delivery == .pieces || (endsMessage && payload.isEmpty) {
            guard isText(bytes, endsMessage) else {
                fail(WireError(.textNotUTF8), &replies)
                return nil
            }
            return message(bytes, endsMessage)
        }
        let start = payload.count
        WebSocketSession.unmask(bytes, &mask, into: &payload)
        guard isText(UnsafeRawBufferPointer(rebasing: payload.unsafeBytes[start...]), endsMessage) else {
            fail(WireError(.textNotUTF8), &replies)
            return nil
        }
        guard delivery == .pieces || endsMessage else { return nil }
        lent = .payload
        return message(payload.unsafeBytes, endsMessage)
    }

    private mutating func message(_ bytes: UnsafeRawBufferPointer, _ endsMessage: Bool) -> Step? {
        guard endsMessage || !bytes.isEmpty else { return nil }
        defer { hasDelivered = true }
        return .message(
            WebSocketMessage(kind: kind, unsafeBytes: bytes, isFirst: !hasDelivered, isLast: endsMessage))
    }

    /// What was lent by the last step is over.
    private mutating func dropHandedOut() {
        switch lent {
        // One large message must not cost its memory for as long as the connection lives.
        case .payload: if payload.capacity > 64 << 10 { payload.releaseMemory() } else { payload.removeAll() }
        case .control: control.removeAll()
        case nil: return
        }
        lent = nil
    }

    /// Section 8.1: text that is no UTF-8 fails the connection, here at the first byte that shows it.
    private mutating func isText(_ bytes: UnsafeRawBufferPointer, _ endsMessage: Bool) -> Bool {
        kind != .text || (validator.accepts(bytes) && (!endsMessage || validator.isComplete))
    }

    private static func unmask(
        _ bytes: UnsafeRawBufferPointer, _ mask: inout WebSocketMask?, into buffer: inout ByteBuffer
    ) {
        guard var key = mask else { return buffer.append(bytes) }
        buffer.appendInPlace(bytes.count) { key.apply(bytes, into: $0) }
        mask = key
    }
}

extension WebSocketSession {
    private var frameMask: UInt32? { role == .client ? nextMask() : nil }

    private mutating func finishControl(_ replies: inout ByteBuffer) -> Step? {
        switch opcode {
        case .ping:
            // Section 5.5.2: the same payload; also after our own close frame, which ends data and not control frames.
            replies.writeFrame(.pong, control.unsafeBytes.bytes, mask: frameMask)
            control.removeAll()
            return .control
        case .pong:
            lent = .control
            return .message(
                WebSocketMessage(kind: .pong, unsafeBytes: control.unsafeBytes, isFirst: true, isLast: true))
        default:
            finishClose(&replies)
            return nil
        }
    }

    private mutating func finishClose(_ replies: inout ByteBuffer) {
        do throws(WireFault) {
            let close = try WebSocketClosePayload(control.unsafeBytes)
            // Section 5.5.1: a close frame is answered with one, unless ours was first; it echoes the code.
            if state == .open { replies.writeClose(close.code, mask: frameMask) }
            end(close.code ?? .noStatus, close.reason, nil, isClean: true, closesConnection: role == .server)
        } catch {
            fail(WireError(error), &replies)
        }
    }

    /// Section 7.1.7: tell the peer why, and end the connection without waiting.
    private mutating func fail(_ error: WireError, _ replies: inout ByteBuffer) {
        if state == .open { replies.writeClose(error.closeCode, reason: error.sentence, mask: frameMask) }
        end(error.closeCode, error.sentence, error, isClean: false, closesConnection: true)
    }

    @discardableResult
    private mutating func end(
        _ code: WebSocketCloseCode, _ reason: String, _ error: WireError?, isClean: Bool, closesConnection: Bool
    ) -> WebSocketEnding {
        let ending = WebSocketEnding(
            code: code, reason: reason, error: error, isClean: isClean, closesConnection: closesConnection)
        state = .ended(ending)
        payload.releaseMemory()
        control.releaseMemory()
        return ending
    }

    /// Writes a text message.
    public mutating func send(_ text: String, to out: inout ByteBuffer) throws(WireError) {
        try send(.text, text.utf8Span.span.bytes, to: &out)
    }

    /// Writes a message, or a piece of one as a frame of its own; nothing is written when it throws.
    ///
    /// Pieces of one message may be parted by control frames and by nothing else (section 5.4).
    public mutating func send(
        _ kind: WebSocketSender.Kind, _ bytes: RawSpan, isLast: Bool = true, to out: inout ByteBuffer
    ) throws(WireError) {
        guard state == .open else { throw WireError(.webSocketClosed) }
        let opcode = try sender.opcode(kind, bytes, isLast: isLast)
        out.writeFrame(opcode, bytes, isFinal: isLast, mask: frameMask)
    }

    /// Writes the head alone of what ``send(_:_:isLast:to:)`` writes: the bytes are to follow it, masked with what
    /// is returned if that is not nil.
    public mutating func sendHead(
        _ kind: WebSocketSender.Kind, of bytes: RawSpan, isLast: Bool = true, to out: inout ByteBuffer
    ) throws(WireError) -> WebSocketMask? {
        guard state == .open else { throw WireError(.webSocketClosed) }
        let opcode = try sender.opcode(kind, bytes, isLast: isLast)
        let key = frameMask
        out.writeFrameHead(opcode, UInt64(bytes.byteCount), isFinal: isLast, mask: key)
        return key.map { WebSocketMask(key: $0) }
    }

    /// Writes a ping; of its payload at most 125 bytes.
    public mutating func ping(_ payload: RawSpan, to out: inout ByteBuffer) throws(WireError) {
        guard state == .open else { throw WireError(.webSocketClosed) }
        out.writeFrame(.ping, payload, mask: frameMask)
    }

    /// Begins the closing handshake; does nothing where it has begun.
    ///
    /// A code that must not be sent is left out.
    public mutating func close(
        _ code: WebSocketCloseCode? = .normal, reason: String = "", to out: inout ByteBuffer
    ) {
        guard state == .open else { return }
        out.writeClose(code, reason: reason, mask: frameMask)
        state = .closing
    }
}
