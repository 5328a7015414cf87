/// Where a flow run stands.
public enum FlowStatus: Hashable, Sendable, CustomStringConvertible {
    case pending, running, paused, stopping
    case stopped, completed, failed, superseded
    /// A status that this version does not know: it is shown, and what it means is not guessed.
    case unknown(String)

    private static let known: [(FlowStatus, String)] = [
        (.pending, "pending"), (.running, "running"), (.paused, "paused"), (.stopping, "stopping"),
        (.stopped, "stopped"), (.completed, "completed"), (.failed, "failed"), (.superseded, "superseded"),
    ]

    /// Every status that this version writes.
    public static let allKnown = known.map(\.0)

    /// Reads the text of the file.
    public init(_ text: String) { self = Self.known.first { $0.1 == text }?.0 ?? .unknown(text) }

    /// The text of the file.
    public var description: String {
        if case .unknown(let text) = self { return text }
        return Self.known.first { $0.0 == self }?.1 ?? ""
    }

    /// Whether this version knows what it means.
    public var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }

    /// A worker should be at it.
    public var isActive: Bool { self == .pending || self == .running || self == .stopping }

    /// Nothing happens to it any more.
    public var isTerminal: Bool {
        self == .completed || self == .failed || self == .stopped || self == .superseded
    }
}
