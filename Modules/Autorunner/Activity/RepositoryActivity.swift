/// What is at work in a repository, for commands that must not disturb it.
public struct RepositoryActivity: Hashable, Sendable {
    /// What certainly is at work, as sentences.
    public internal(set) var atWork: [String] = []
    /// What could not be judged, with the reason; whoever would disturb it has to be as careful as if it worked.
    public internal(set) var uncertain: [String] = []
    /// The runs on which a worker is at work.
    public internal(set) var activeRuns: Set<FlowRunID> = []

    public init() {}

    /// Nothing works there, and everything could be judged.
    public var isIdle: Bool { atWork.isEmpty && uncertain.isEmpty }
}
