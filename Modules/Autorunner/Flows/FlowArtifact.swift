public import Formats

/// A file that a run made or filled: a row of `flow_artifacts`.
public struct FlowArtifact: Hashable, Sendable {
    public let id: String
    public let run: String
    /// What it is: `chat_inbound`.
    public let kind: String
    /// Usually relative to the repository.
    public let path: String
    public let createdAt: String
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
