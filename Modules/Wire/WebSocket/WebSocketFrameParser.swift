/// Finds frames in a stream of bytes that may be split anywhere, and holds them to RFC 6455 sections 5.1 to 5.5.
///
/// Payloads are places in the input, still masked: a relay passes them on, and ``WebSocketSession`` opens them.
public struct WebSocketFrameParser: Sendable {
    public enum Step: Hashable, Sendable {
        /// All of the input was taken.
        case needMore
        /// A frame begins; its payload, if it has any, comes next.
        case head(WebSocketFrameHead)
        /// Payload of the frame stands here in the input; the flag says whether the frame ends with it.
        case payload(Range<Int>, endsFrame: Bool)
        case failed(WireError)
    }

    private let receiver: WebSocketRole
    private let limits: WebSocketLimits
    /// The bytes of a head that is split; the first `held` count.
    private var head: (UInt64, UInt64) = (0, 0)
    private var held = 0
    private var remaining: UInt64 = 0
    private var messageLength: UInt64 = 0
    private var isInMessage = false
    private var fault: WireFault?

    /// - Parameter receiver: The side that reads: servers accept only masked frames, clients only others.
    public init(receiver: WebSocketRole, limits: WebSocketLimits = WebSocketLimits()) {
        self.receiver = receiver
        self.limits = limits
    }

    /// Whether the stream may end here without cutting a frame or a message short.
    public var isBetweenMessages: Bool { held == 0 && remaining == 0 && !isInMessage }

    /// Finds the next step in the input from `offset` on, and moves `offset` behind what was taken.
    public mutating func next(in input: RawSpan, at offset: inout Int) -> Step {
        input.withUnsafeBytes { buffer in
            if let fault { return .failed(WireError(fault)) }
            guard let base = buffer.baseAddress, offset >= 0, offset < buffer.count else { return .needMore }
            if remaining > 0 { return takePayload(buffer.count, &offset) }
            do throws(WireFault) {
                guard let head = try takeHead(base, buffer.count, &offset) else { return .needMore }
                try check(head)
                remaining = head.length
                return .head(head)
            } catch {
                fault = error
                return .failed(WireError(error))
            }
        }
    }

    private mutating func takePayload(_ count: Int, _ offset: inout Int) -> Step {
        let start = offset
        let taken = Int(min(remaining, UInt64(count - offset)))
        offset += taken
        remaining -= UInt64(taken)
        return .payload(start..<offset, endsFrame: remaining == 0)
    }

    private mutating func takeHead(
        _ base: UnsafeRawPointer, _ count: Int, _ offset: inout Int
    ) throws(WireFault) -> WebSocketFrameHead? {
        if held == 0, count - offset >= WebSocketFrameHead.longest {
            let start = base + offset
            let (first, second) = (ByteScan.byte(start, 0), ByteScan.byte(start, 1))
            try WebSocketFrameHead.checkFirst(first)
            try WebSocketFrameHead.checkSecond(first, second, receiver: receiver)
            offset += WebSocketFrameHead.length(first, second)
            return try WebSocketFrameHead(start)
        }
        return try takeHeadBytewise(base, count, &offset)
    }

    /// A head at the end of the input: its bytes are collected, and each is checked as soon as it is there.
    private mutating func takeHeadBytewise(
        _ base: UnsafeRawPointer, _ count: Int, _ offset: inout Int
    ) throws(WireFault) -> WebSocketFrameHead? {
        while offset < count {
            let byte = ByteScan.byte(base, offset)
            offset += 1
            let position = held
            withUnsafeMutableBytes(of: &head) { $0[position] = byte }
            held += 1
            let first = withUnsafeBytes(of: head) { $0[0] }
            if held == 1 {
                try WebSocketFrameHead.checkFirst(first)
                continue
            }
            let second = withUnsafeBytes(of: head) { $0[1] }
            if held == 2 { try WebSocketFrameHead.checkSecond(first, second, receiver: receiver) }
            guard held == WebSocketFrameHead.length(first, second) else { continue }
            held = 0
            let bytes = head
            let result = withUnsafeBytes(of: bytes) { bytes -> Result<WebSocketFrameHead, WireFault>? in
                guard let base = bytes.baseAddress else { return nil }
                return Result { () throws(WireFault) in try WebSocketFrameHead(base) }
            }
            return try result?.get()
        }
        return nil
    }

    /// The order of frames (section 5.4), and the limits.
    private mutating func check(_ head: WebSocketFrameHead) throws(WireFault) {
        guard !head.opcode.isControl else { return }
        guard isInMessage == (head.opcode == .continuation) else {
            throw isInMessage ? .messageInterrupted : .continuationUnexpected
        }
        if !isInMessage { messageLength = 0 }
        isInMessage = !head.isFinal
        guard head.length <= limits.frame, head.length <= limits.message - messageLength else {
            throw .messageTooLarge
        }
        messageLength += head.length
    }
}
