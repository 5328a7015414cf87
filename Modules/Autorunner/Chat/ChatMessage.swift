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
    public var text: String
    public var eventType: String?
    public var kind: String?
    public var actor: String?
    /// Ids stand as text; platforms that count give their numbers as digits.
    public var chatID: String?
    public var threadID: String?
    public var messageID: String?
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
