/// The answer to a request to open a WebSocket, checked by a client (RFC 6455 section 4.1).
public struct WebSocketResponse: Sendable {
    /// The subprotocol that the server chose, one of those offered.
    public let subprotocol: String?

    /// Checks a complete head; a status other than 101 is for the caller to look at first, it may ask for credentials.
    ///
    /// - Parameters:
    ///   - bytes: The bytes that the head was read from.
    ///   - key: The key that was sent.
    ///   - offered: The subprotocols that were offered.
    public init(
        _ head: ResponseHead, _ fields: FieldTable, in bytes: RawSpan, key: String, offered: [String] = []
    ) throws(WireError) {
        guard head.kind == .switchingProtocols, let upgrade = fields.onlyValue(.upgrade),
            bytes.equals("websocket", at: upgrade)
        else { throw WireError(.webSocketStatus) }
        guard let accept = fields.onlyValue(.webSocketAccept),
            bytes.text(at: accept) == WebSocketKey.accept(key.utf8Span.span.bytes)
        else { throw WireError(.webSocketAccept) }
        guard !fields.contains(.webSocketExtensions) else { throw WireError(.webSocketExtension) }
        guard fields.contains(.webSocketProtocol) else {
            subprotocol = nil
            return
        }
        guard let chosen = fields.onlyValue(.webSocketProtocol), offered.contains(bytes.text(at: chosen)) else {
            throw WireError(.webSocketProtocol)
        }
        subprotocol = bytes.text(at: chosen)
    }
}

extension ByteBuffer {
    /// Writes the fields that ask for a WebSocket, after the request line and Host; no extension is offered.
    public mutating func writeWebSocketFields(key: String, subprotocols: [String] = []) throws(WireError) {
        guard WebSocketKey.isValid(key.utf8Span.span.bytes) else { throw WireError(.webSocketKey) }
        for name in subprotocols where !SafeText.isToken(name) { throw WireError(.unsafeName) }
        append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")
        try writeField(.webSocketKey, key)
        if !subprotocols.isEmpty { try writeField(.webSocketProtocol, subprotocols.joined(separator: ", ")) }
    }
}
