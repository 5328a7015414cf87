/// Which side of a WebSocket we are: clients mask what they send, and servers never do (RFC 6455 section 5.1).
public enum WebSocketRole: Hashable, Sendable {
    case client
    case server
}

/// How much of a message is taken in.
public struct WebSocketLimits: Hashable, Sendable {
    /// Bytes of one frame's payload.
    public var frame: UInt64
    /// Bytes of all frames of a message.
    public var message: UInt64

    public init(frame: UInt64 = 16 << 20, message: UInt64 = 64 << 20) {
        self.frame = frame
        self.message = message
    }
}
