public import Formats

/// Something that happened in a run: a row of `flow_events`.
public struct FlowEvent: Hashable, Sendable {
    /// Its place in the order of all events of the file; given by the file.
    public let sequence: Int64
    public let id: String
    public let run: String
    /// What happened: `step_started`.
    public let type: String
    public let timestamp: String
    public let data: JSONObject
    public let step: String?

    /// Of these types a run keeps the newest only: they are the wire's own chatter, and nothing is decided from them.
    static let capped: Set<String> = ["agent_stream_delta", "app_server_event"]
}
