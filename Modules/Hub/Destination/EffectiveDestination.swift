/// Where the agents of a repository really run, and who decided that.
public struct EffectiveDestination: Hashable, Sendable {
    /// Who said it.
    public enum Source: String, Hashable, Sendable {
        /// The repository's own entry.
        case own = "repo"
        /// The entry of the repository that it is a worktree of.
        case base
        /// Nobody, so that it is local.
        case standard = "default"
    }

    /// What is used.
    public let destination: Destination
    /// Whose word it is.
    public let source: Source
    /// Why a destination that was stated is not used: one clause each, with the entry it is about.
    public let problems: [String]

    /// Its own destination, otherwise that of its base, otherwise local; one that is not valid is passed over.
    public init(of entry: RepositoryEntry, in manifest: Manifest) {
        let parent = entry.kind == .worktree ? entry.worktreeOf.flatMap { manifest[$0] } : nil
        var problems: [String] = []
        for (candidate, source) in [(entry, Source.own)] + (parent.map { [($0, Source.base)] } ?? []) {
            guard let reading = candidate.ownDestination else { continue }
            if let destination = reading.destination {
                self.init(destination: destination, source: source, problems: problems)
                return
            }
            problems += reading.problems.map { "the destination of '\(candidate.id)': \($0)" }
        }
        self.init(destination: .local, source: .standard, problems: problems)
    }

    private init(destination: Destination, source: Source, problems: [String]) {
        self.destination = destination
        self.source = source
        self.problems = problems
    }
}
