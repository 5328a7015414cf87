public import Formats

/// A file that a run made or filled: a row of `flow_artifacts`.
public struct FlowArtifact: Hashable, Sendable {
    /// Its name, which no other artifact of the file has.
    public let id: String
    /// The run that it belongs to.
    public let run: String
    /// What it is: `chat_inbound`.
    public let kind: String
    /// Usually relative to the repository.
    public let path: String
    /// As the file has it, usually `2026-01-02T03:04:05Z`.
    public let createdAt: String
    /// Whatever else is known of it.
    public let metadata: JSONObject

    public init(
        id: String, run: String, kind: String, path: String, createdAt: UTCTime, metadata: JSONObject = JSONObject()
    ) {
        self.init(
            id: id, run: run, kind: kind, path: path, storedAt: createdAt.rfc3339(), metadata: metadata)
    }

    init(id: String, run: String, kind: String, path: String, storedAt: String, metadata: JSONObject) {
        self.id = id
        self.run = run
        self.kind = kind
        self.path = path
        createdAt = storedAt
        self.metadata = metadata
    }
}
