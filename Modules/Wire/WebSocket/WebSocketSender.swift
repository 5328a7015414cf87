/// The messages that we send: which frame a piece becomes, and whether it may be sent.
public struct WebSocketSender: Sendable {
    public enum Kind: Hashable, Sendable {
        case text
        case binary
    }

    private var current: Kind?
    private var validator = UTF8Validator()

    /// The opcode of the next piece (RFC 6455 section 5.4); text that is no UTF-8 is refused (section 5.6).
    mutating func opcode(_ kind: Kind, _ bytes: RawSpan, isLast: Bool) throws(WireError) -> WebSocketFrameHead.Opcode {
        guard current == nil || current == kind else { throw WireError(.messageInterrupted) }
        var next = current == nil ? UTF8Validator() : validator
        if kind == .text {
            guard next.accepts(bytes), next.isComplete || !isLast else { throw WireError(.textNotUTF8) }
        }
        defer {
            current = isLast ? nil : kind
            validator = next
        }
        guard current == nil else { return .continuation }
        return kind == .text ? .text : .binary
    }
}
