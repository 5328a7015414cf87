/// What `state.sqlite3` says at one moment.
public struct RunnerSnapshot: Hashable, Sendable {
    public let status: RunnerStatus
    public let lastRunID: Int64?
    public let lastExitCode: Int64?
    public let lastRunStartedAt: String?
    public let lastRunFinishedAt: String?
    public let runnerPID: Int32?
    public let overrides: RunnerOverrides
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
