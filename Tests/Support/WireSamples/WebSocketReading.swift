public import Wire

/// What one side of a WebSocket made of the bytes of the other, in whatever pieces they came.
public struct WebSocketReading: Hashable, Sendable {
    public struct Message: Hashable, Sendable {
        public let kind: WebSocketMessage.Kind
        public let bytes: [UInt8]
    }

    /// The messages that were complete, and the pongs.
    public private(set) var messages: [Message] = []
    /// What was sent in answer.
    public private(set) var replies: [UInt8] = []
    public private(set) var state = WebSocketSession.State.open
    /// Bytes of a message that was not complete.
    public private(set) var unfinished = 0

    /// The mask of every frame that a client sends here.
    public static let mask: UInt32 = 0x0102_0304

    public init(
        _ pieces: [[UInt8]], role: WebSocketRole, delivery: WebSocketSession.Delivery = .messages,
        limits: WebSocketLimits = WebSocketLimits()
    ) {
        var session = WebSocketSession(role: role, limits: limits, delivery: delivery, nextMask: { Self.mask })
        var out = ByteBuffer()
        var parts: [UInt8] = []
        var found: [Message] = []
        for piece in pieces {
            state = session.receive(piece.span.bytes, replies: &out) { message in
                guard message.kind != .pong else {
                    found.append(Message(kind: .pong, bytes: Array(message.unsafeBytes)))
                    return
                }
                if message.isFirst { parts = [] }
                parts += message.unsafeBytes
                if message.isLast {
                    found.append(Message(kind: message.kind, bytes: parts))
                    parts = []
                }
            }
        }
        messages = found
        replies = out.array
        unfinished = parts.count
    }
}
