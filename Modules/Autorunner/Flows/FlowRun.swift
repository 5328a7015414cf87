public import Formats

/// A run of a flow: a row of `flow_runs`.
public struct FlowRun: Hashable, Sendable {
    /// A UUID; of a file that others wrote, whatever stands there.
    public let id: String
    /// Which flow it runs: `ticket_flow`.
    public let type: String
    /// Where it stands.
    public var status: FlowStatus
    /// What it was begun with.
    public var input: JSONObject
    /// The engine's memory between steps.
    public var state: JSONObject
    /// The step it is at; nil before the first.
    public var currentStep: String?
    /// Whether it was asked to stop.
    public var stopRequested: Bool
    /// Times stand as the file has them: `2026-01-02T03:04:05Z`.
    public let createdAt: String
    /// When a worker began with it.
    public var startedAt: String?
    /// When it came to its end.
    public var finishedAt: String?
    /// Why it failed, for people.
    public var errorMessage: String?
    /// Whatever else is known of it.
    public var metadata: JSONObject

    public init(
        id: FlowRunID, type: String, status: FlowStatus = .pending, input: JSONObject = JSONObject(),
        state: JSONObject = JSONObject(), currentStep: String? = nil, metadata: JSONObject = JSONObject(),
        createdAt: UTCTime
    ) {
        self.init(
            id: id.text, type: type, status: status, input: input, state: state, currentStep: currentStep,
            stopRequested: false, createdAt: createdAt.rfc3339(), startedAt: nil, finishedAt: nil, errorMessage: nil,
            metadata: metadata)
    }

    init(
        id: String, type: String, status: FlowStatus, input: JSONObject, state: JSONObject, currentStep: String?,
        stopRequested: Bool, createdAt: String, startedAt: String?, finishedAt: String?, errorMessage: String?,
        metadata: JSONObject
    ) {
        self.id = id
        self.type = type
        self.status = status
        self.input = input
        self.state = state
        self.currentStep = currentStep
        self.stopRequested = stopRequested
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.errorMessage = errorMessage
        self.metadata = metadata
    }
}
