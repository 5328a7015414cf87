public import Formats

/// Something that happened in a run: a row of `flow_events`.
public struct FlowEvent: Hashable, Sendable {
    /// Its place in the order of all events of the file; given by the file.
    public let sequence: Int64
    /// Its name, which no other event of the file has.
    public let id: String
    /// The run in which it happened.
    public let run: String
    /// What happened: `step_started`.
    public let type: String
    /// When, as the file has it.
    public let timestamp: String
    /// What the type says more.
    public let data: JSONObject
    /// The step in which it happened, if in one.
    public let step: String?

    /// Of these types a run keeps the newest only: they are the wire's own chatter, and nothing is decided from them.
    static let capped: Set<String> = ["agent_stream_delta", "app_server_event"]
}
