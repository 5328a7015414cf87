/// A terminal session that somebody opened in a repository.
public struct RunnerSession: Hashable, Sendable {
    public let id: String
    public let repository: String
    /// As it stands in the file, usually `2026-01-02T03:04:05Z`.
    public let createdAt: String
    public let lastSeenAt: String?
    public let status: SessionStatus
    public let agent: String

    public init(
        id: String, repository: String, createdAt: String, lastSeenAt: String?, status: SessionStatus, agent: String
    ) {
        self.id = id
        self.repository = repository
        self.createdAt = createdAt
        self.lastSeenAt = lastSeenAt
        self.status = status
        self.agent = agent
    }

    static let standardAgent = "codex"

    /// The name of an agent as the file keeps it.
    static func agentName(_ text: String) -> String { text.trimmedOrNil?.lowercased() ?? standardAgent }

    /// Under what a repository's session is found: the path alone for the standard agent.
    static func key(repository: String, agent: String) -> String {
        agent == standardAgent ? repository : "\(repository):\(agent)"
    }
}
