public import Formats

/// What a person set for the next runs, kept as a JSON object of which this is a view: members that are not known here
/// stay as they are.
public struct RunnerOverrides: Hashable, Sendable {
    /// Every member, known or not.
    public private(set) var members: JSONObject

    public init(_ members: JSONObject = JSONObject()) { self.members = members }

    /// The agent that runs.
    public var agent: String? {
        get { members["autorunner_agent_override"]?.string }
        set { set("autorunner_agent_override", newValue.map { .string($0) }) }
    }

    /// The model of each agent.
    ///
    /// Earlier car versions kept one model, which is the model of the agent that was set, or of the standard one.
    public var models: [String: String] {
        get {
            guard let stored = members["autorunner_model_overrides"] else {
                guard let model = members["autorunner_model_override"]?.string?.trimmedOrNil else { return [:] }
                return [RunnerSession.agentName(agent ?? ""): model]
            }
            var models: [String: String] = [:]
            for (name, value) in stored.object ?? JSONObject() {
                guard let name = name.trimmedOrNil, let model = value.string?.trimmedOrNil else { continue }
                models[name.lowercased()] = model
            }
            return models
        }
        set {
            let sorted = newValue.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
            set("autorunner_model_overrides", sorted.isEmpty ? nil : .object(JSONObject(sorted)))
            set("autorunner_model_override", nil)
        }
    }

    /// How much the model is to think.
    public var effort: String? {
        get { members["autorunner_effort_override"]?.string }
        set { set("autorunner_effort_override", newValue.map { .string($0) }) }
    }

    /// When the agent asks before it acts.
    public var approvalPolicy: String? {
        get { members["autorunner_approval_policy"]?.string }
        set { set("autorunner_approval_policy", newValue.map { .string($0) }) }
    }

    /// What the agent may touch.
    public var sandboxMode: String? {
        get { members["autorunner_sandbox_mode"]?.string }
        set { set("autorunner_sandbox_mode", newValue.map { .string($0) }) }
    }

    /// Whether an agent that may write to the workspace may use the network.
    public var workspaceWriteNetwork: Bool? {
        get { members["autorunner_workspace_write_network"]?.bool }
        set { set("autorunner_workspace_write_network", newValue.map { .bool($0) }) }
    }

    /// Whether a finished ticket must be committed; only a refusal is stored.
    public var requiresCommit: Bool {
        get { members["ticket_flow_require_commit"]?.bool ?? true }
        set { set("ticket_flow_require_commit", newValue ? nil : .bool(false)) }
    }

    /// How many runs are made before the runner stops by itself.
    public var stopAfterRuns: Int64? {
        get { members["runner_stop_after_runs"]?.int64 }
        set { set("runner_stop_after_runs", newValue.map { .number(JSONNumber($0)) }) }
    }

    private mutating func set(_ key: String, _ value: JSON?) { members[key] = value }

    /// Nil where nothing is set, which is how the file says it.
    var stored: String? {
        members.isEmpty ? nil : String(decoding: JSON.object(members).serialized(), as: UTF8.self)
    }
}
