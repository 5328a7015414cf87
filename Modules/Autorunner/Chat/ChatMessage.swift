public import Formats

/// Which way a message went.
public enum ChatDirection: String, Hashable, Sendable, CaseIterable {
    /// From a person to the run.
    case inbound
    /// From the run to people.
    case outbound

    /// Who speaks unless the message says so.
    var actor: String { self == .inbound ? "user" : "car" }
    /// What the file is called among a run's artifacts.
    var artifactKind: String { "chat_\(rawValue)" }
}

/// A message that went through a chat platform and belongs to a run.
public struct ChatMessage: Hashable, Sendable {
    /// Where it went through: `telegram`.
    public var platform: String
    /// What was said, in full.
    public var text: String
    /// What the platform or the engine calls it.
    public var eventType: String?
    /// What sort of message it is; the event's name unless it is given.
    public var kind: String?
    /// Who speaks; the user or the program unless it is given.
    public var actor: String?
    /// Ids stand as text; platforms that count give their numbers as digits.
    public var chatID: String?
    /// The thread within the chat.
    public var threadID: String?
    /// The platform's own name for the message.
    public var messageID: String?
    /// Whatever else is known.
    public var meta: JSONObject

    public init(
        platform: String, text: String, eventType: String? = nil, kind: String? = nil, actor: String? = nil,
        chatID: String? = nil, threadID: String? = nil, messageID: String? = nil, meta: JSONObject = JSONObject()
    ) {
        self.platform = platform
        self.text = text
        self.eventType = eventType
        self.kind = kind
        self.actor = actor
        self.chatID = chatID
        self.threadID = threadID
        self.messageID = messageID
        self.meta = meta
    }
}
