import HTTP
import Transport
import Wire

extension WebSocket {
    /// Bytes of a test, which own themselves.
    @discardableResult
    func send(_ kind: WebSocketSender.Kind, _ piece: [UInt8], isLast: Bool) throws(WireError) -> WriteResult {
        try send(kind, piece: piece.span.bytes, isLast: isLast)
    }

    @discardableResult
    func send(_ bytes: [UInt8]) -> WriteResult { send(binary: bytes.span.bytes) }

    func ping(_ payload: [UInt8]) { ping(payload.span.bytes) }
}
