/// What a repository's runner is doing, as `state.sqlite3` says it.
public enum RunnerStatus: String, Hashable, Sendable, CaseIterable {
    case idle
    /// `runner_pid` names the process.
    case running
    /// The last run did not end well.
    case error
}

/// Whether a terminal session is open; one that was closed stays so.
public enum SessionStatus: String, Hashable, Sendable, CaseIterable {
    case active
    case closed
}
