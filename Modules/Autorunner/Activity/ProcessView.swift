public import Storage

/// What can be seen of processes from here: this machine's name, and what has a pid now.
public struct ProcessView: Sendable {
    /// As other programs write it into their lock records.
    public let host: String
    /// Looks at the process that has a pid now.
    public let look: @Sendable (Int32) -> ProcessFacts

    public init(host: String, look: @escaping @Sendable (Int32) -> ProcessFacts) {
        self.host = host
        self.look = look
    }

    /// This machine.
    public static let system = ProcessView(
        host: (try? ProcessIdentity.current())?.host ?? "", look: { ProcessFacts.of(pid: $0) })
}
