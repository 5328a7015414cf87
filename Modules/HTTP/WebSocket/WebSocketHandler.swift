public import Wire

/// What a ``WebSocket`` tells its owner; nothing after `closed` or `failed`.
///
/// It is never called from inside a call to the WebSocket.
public protocol WebSocketHandler: AnyObject {
    /// A message, a piece of one, or a pong; its bytes are lent for the length of the call.
    ///
    /// Whether messages come as wholes or in pieces is said by ``WebSocketSettings/delivery``.
    func received(_ message: WebSocketMessage)

    /// Everything that was queued has been sent; once for each time that sending became `queued`.
    func drained()

    /// Both sides have said goodbye; the code is the one that the peer gave, and ``WebSocketCloseCode/noStatus`` where
    /// it gave none.
    func closed(_ code: WebSocketCloseCode, reason: String)

    /// The WebSocket came to an end without a goodbye of both sides.
    func failed(_ error: WebSocketError)
}

extension WebSocketHandler {
    public func drained() {}
}
