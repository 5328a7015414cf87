import HTTP
import Transport
import Wire

/// Sends back what it gets: messages of any size, in the memory of what is under way.
final class Echo: WebSocketHandler {
    private let socket: WebSocket
    private let onEnd: () -> Void

    /// - Parameter onEnd: Called once, when the WebSocket is closed or lost.
    init(_ socket: WebSocket, onEnd: @escaping () -> Void = {}) {
        self.socket = socket
        self.onEnd = onEnd
        socket.handler = self
        socket.resumeReading()
    }

    func received(_ message: WebSocketMessage) {
        guard message.kind != .pong else { return }
        let kind: WebSocketSender.Kind = message.kind == .text ? .text : .binary
        let result = message.withBytes { try? socket.send(kind, piece: $0, isLast: message.isLast) }
        // Nothing more comes in until the other side has taken what is on its way.
        if result == .queued { socket.pauseReading() }
    }

    func drained() { socket.resumeReading() }
    func closed(_ code: WebSocketCloseCode, reason: String) { onEnd() }
    func failed(_ error: WebSocketError) { onEnd() }
}
