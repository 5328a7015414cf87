public import StateRoots

/// Says what goes on in a repository: the hub knows where repositories are, and not what runs in them.
public protocol RepositoryFacts: Sendable {
    /// The condition of a repository that is there.
    func condition(of repository: AbsolutePath) throws -> RepositoryCondition
}

/// What whoever works in a repository knows about it.
public struct RepositoryCondition: Hashable, Sendable {
    /// The last run, as far as one is known.
    public struct LastRun: Hashable, Sendable {
        /// Its number.
        public var id: Int64?
        /// As the record has it, in RFC 3339.
        public var startedAt: String?
        /// The same, of its end; nil while it goes on.
        public var finishedAt: String?
        /// How long it took.
        public var durationSeconds: Double?
        /// How its process ended.
        public var exitCode: Int64?
        public init() {}
    }

    /// Whether it has been prepared for work: without that, `status` does not count.
    public var isInitialized: Bool
    /// What goes on.
    public var status: RepositoryStatus
    /// Whether somebody works in it.
    public var lock: LockStatus
    /// Whether everything is committed; nil when that was not looked at.
    public var isClean: Bool?
    /// What was done in it last.
    public var lastRun: LastRun
    /// The process that works in it.
    public var runnerPID: Int64?

    public init(isInitialized: Bool, status: RepositoryStatus = .idle, lock: LockStatus = .unlocked) {
        self.isInitialized = isInitialized
        self.status = status
        self.lock = lock
        lastRun = LastRun()
    }
}
