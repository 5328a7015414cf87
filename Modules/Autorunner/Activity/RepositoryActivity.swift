/// What is at work in a repository, for commands that must not disturb it.
public struct RepositoryActivity: Hashable, Sendable {
    /// What certainly is at work, as sentences.
    public internal(set) var atWork: [String] = []
    /// What could not be judged, with the reason; whoever would disturb it has to be as careful as if it worked.
    public internal(set) var uncertain: [String] = []
    /// The runs on which a worker is at work.
    public internal(set) var activeRuns: Set<FlowRunID> = []

    /// The ids of all runs that have not ended, with a worker or without, and of those whose status is not known here.
    ///
    /// Empty too when the runs cannot be read, which `uncertain` says then.
    public internal(set) var openRuns: Set<String> = []
    /// The lock is held or the runner runs, or it cannot be judged whether they do.
    public internal(set) var isLocked = false

    public init() {}

    /// Nothing works there, and everything could be judged.
    public var isIdle: Bool { atWork.isEmpty && uncertain.isEmpty }
}
