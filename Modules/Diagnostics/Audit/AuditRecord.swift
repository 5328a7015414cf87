/// One record of the audit log.
public struct AuditRecord: Hashable, Sendable {
    /// What a writer that was killed in the middle of a record left, and the next one cut off.
    public struct TornEnd: Hashable, Sendable {
        public let size: Int
        /// SHA-256 of the bytes, in hexadecimal digits.
        public let digest: String
        /// How they began, for people.
        public let text: String
    }

    /// Counted from 1 over all parts of the log.
    public let sequence: Int
    public let time: Timestamp
    public let actor: AuditActor
    public let event: AuditEvent
    public let torn: TornEnd?
    /// The hash of the record before this one.
    public let previous: String
}

/// The newest record of a chain: whoever keeps a copy elsewhere can tell when the end of the log is missing.
public struct AuditHead: Hashable, Sendable {
    public let sequence: Int
    public let hash: String

    public init(sequence: Int, hash: String) {
        self.sequence = sequence
        self.hash = hash
    }

    /// Before the first record.
    public static let none = AuditHead(sequence: 0, hash: String(repeating: "0", count: 64))
}
