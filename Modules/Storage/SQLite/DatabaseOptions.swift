/// How a database is opened for writing.
public struct DatabaseOptions: Sendable {
    /// When a commit is on the disk; new kinds may be added.
    public struct Durability: Hashable, Sendable {
        private enum Kind { case normal, full }
        private let kind: Kind
        /// Survives the death of the process at once, and a power cut after the next checkpoint; never damages the file.
        public static let normal = Durability(kind: .normal)
        /// Survives a power cut as soon as `write` has returned: one fsync a transaction.
        public static let full = Durability(kind: .full)

        var pragma: String { kind == .normal ? "NORMAL" : "FULL" }
    }

    public var durability: Durability
    /// How long one statement waits for a lock that another connection holds.
    public var busyTimeout: Duration
    /// How many prepared statements are kept for the next use of the same SQL.
    public var statementCacheCapacity: Int
    /// The file stays below this many bytes (rounded down to pages, of 4096 bytes unless the file says otherwise), and
    /// what does not fit is refused with `.full`.
    public var maximumSize: Int?

    public init(
        durability: Durability = .normal, busyTimeout: Duration = .seconds(5), statementCacheCapacity: Int = 32,
        maximumSize: Int? = nil
    ) {
        self.durability = durability
        self.busyTimeout = busyTimeout
        self.statementCacheCapacity = statementCacheCapacity
        self.maximumSize = maximumSize
    }

    public static let standard = DatabaseOptions()
}
