/// A message, or a piece of one, that arrived; its bytes are lent for the length of the call that it is handed to.
public struct WebSocketMessage {
    public enum Kind: Hashable, Sendable {
        /// UTF-8; a piece may end within a character.
        case text
        case binary
        /// The answer to a ping of ours, or one that nobody asked for (RFC 6455 section 5.5.3).
        case pong
    }

    public let kind: Kind
    /// Without mask.
    public let unsafeBytes: UnsafeRawBufferPointer
    /// Whether a message begins with this piece.
    public let isFirst: Bool
    /// Whether the message ends with this piece.
    public let isLast: Bool

    /// Lends the bytes.
    public func withBytes<Result>(_ body: (RawSpan) -> Result) -> Result { body(unsafeBytes.bytes) }

    public var text: String { String(decoding: unsafeBytes, as: UTF8.self) }
}

/// How a WebSocket came to its end.
public struct WebSocketEnding: Hashable, Sendable {
    /// The code of the peer's close frame, or ours where we failed the connection; ``WebSocketCloseCode/noStatus`` and
    /// ``WebSocketCloseCode/abnormal`` where there was none.
    public let code: WebSocketCloseCode
    public let reason: String
    /// What the peer did wrong, if anything.
    public let error: WireError?
    /// Whether both sides said goodbye (RFC 6455 section 7.1.4).
    public let isClean: Bool
    /// Whether to close the connection once our frames are out; otherwise a client waits for the server to close it, up
    /// to a deadline of its own (section 7.1.1).
    public let closesConnection: Bool
}
