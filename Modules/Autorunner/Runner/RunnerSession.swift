import Formats

/// A terminal session that somebody opened in a repository.
public struct RunnerSession: Hashable, Sendable {
    /// Its name, which no other session of the file has.
    public let id: String
    /// The path of the repository.
    public let repository: String
    /// As it stands in the file, usually `2026-01-02T03:04:05Z`.
    public let createdAt: String
    /// When it was last heard of.
    public let lastSeenAt: String?
    /// Whether it is open.
    public let status: SessionStatus
    /// The agent in it, in lower case.
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
