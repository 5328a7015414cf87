import Wire
import WireSamples

/// Reads bytes as the frames of a peer; the first byte says which side reads.
///
/// The same messages and answers however they are split, and what was read is written so that the other side reads the
/// same.
public func fuzzWebSocketFrames(_ bytes: [UInt8]) {
    let role: WebSocketRole = (bytes.first ?? 0) & 1 == 0 ? .server : .client
    let limits = WebSocketLimits(frame: 1000, message: 1500)
    let bytes = Array(bytes.dropFirst())
    let whole = WebSocketReading([bytes], role: role, limits: limits)
    let inPieces = WebSocketReading([bytes], role: role, delivery: .pieces, limits: limits)
    guard agree(whole, inPieces) else { preconditionFailure("messages in pieces are other messages") }
    for pieces in Splits.of(bytes) {
        guard WebSocketReading(pieces, role: role, limits: limits) == whole else {
            preconditionFailure("a split changes the messages")
        }
        guard agree(WebSocketReading(pieces, role: role, delivery: .pieces, limits: limits), whole) else {
            preconditionFailure("a split changes the messages in pieces")
        }
    }
    checkReplies(whole, to: role)
    checkWriting(whole.messages, role)
}

private func agree(_ one: WebSocketReading, _ other: WebSocketReading) -> Bool {
    one.messages == other.messages && one.replies == other.replies && one.state == other.state
}

/// The peer understands every answer of ours.
private func checkReplies(_ reading: WebSocketReading, to role: WebSocketRole) {
    let peer = WebSocketReading([reading.replies], role: role == .server ? .client : .server)
    if case .ended(let ending) = peer.state, ending.error != nil { preconditionFailure("our own frames are refused") }
    if case .ended = reading.state {
        guard case .ended = peer.state else { preconditionFailure("the peer is not told of the end") }
    }
}

private func checkWriting(_ messages: [WebSocketReading.Message], _ role: WebSocketRole) {
    var session = WebSocketSession(role: role, nextMask: { WebSocketReading.mask })
    var out = ByteBuffer()
    let sent = messages.filter { $0.kind != .pong }
    do throws(WireError) {
        for message in sent {
            let kind: WebSocketSender.Kind = message.kind == .text ? .text : .binary
            let (start, rest) = (Array(message.bytes.prefix(2)), Array(message.bytes.dropFirst(2)))
            try session.send(kind, start.span.bytes, isLast: false, to: &out)
            try session.ping(start.span.bytes, to: &out)
            try session.send(kind, rest.span.bytes, to: &out)
        }
    } catch {
        preconditionFailure("a message that was read cannot be written: \(error)")
    }
    let read = WebSocketReading([out.array], role: role == .server ? .client : .server)
    guard read.messages == sent, read.state == .open else { preconditionFailure("messages do not come back") }
}
