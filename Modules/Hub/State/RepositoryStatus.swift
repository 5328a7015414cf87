/// What is going on in a repository, in the words of `hub_state.json`.
public enum RepositoryStatus: String, Hashable, Sendable, CaseIterable {
    case uninitialized, initializing, idle, running, error, locked, missing
    case initError = "init_error"
}

/// Whether somebody holds a repository's lock.
public enum LockStatus: String, Hashable, Sendable, CaseIterable {
    case unlocked
    case lockedAlive = "locked_alive"
    /// By a process that is gone.
    case lockedStale = "locked_stale"
}
