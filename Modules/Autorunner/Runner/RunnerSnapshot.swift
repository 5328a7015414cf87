/// What `state.sqlite3` says at one moment.
public struct RunnerSnapshot: Hashable, Sendable {
    /// What the runner is doing.
    public let status: RunnerStatus
    /// The number of the last run; nil before the first.
    public let lastRunID: Int64?
    /// How the last run that ended did.
    public let lastExitCode: Int64?
    /// When the last run began, as the file has it.
    public let lastRunStartedAt: String?
    /// When it ended; nil while it runs.
    public let lastRunFinishedAt: String?
    /// The process of a running runner.
    public let runnerPID: Int32?
    /// What a person set for the next runs.
    public let overrides: RunnerOverrides
    /// When the file was last changed.
    public let updatedAt: String
    /// By their ids.
    public let sessions: [RunnerSession]
    /// The session of a repository's path, or of `path:agent`.
    public let sessionOfRepository: [String: String]

    /// The open session of a repository for an agent, if there is one.
    public func session(of repository: String, agent: String = "codex") -> RunnerSession? {
        let agent = RunnerSession.agentName(agent)
        // Earlier car versions wrote the agent's name for the standard one too.
        for key in [RunnerSession.key(repository: repository, agent: agent), "\(repository):\(agent)"] {
            guard let id = sessionOfRepository[key], let session = sessions.first(where: { $0.id == id }),
                session.status == .active, session.agent == agent
            else { continue }
            return session
        }
        return nil
    }
}
