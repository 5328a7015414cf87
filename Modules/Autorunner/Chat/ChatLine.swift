import Formats

/// The line of a mirrored message: one JSON object with its members in the order of their names (SR-03).
enum ChatLine {
    private static let longestText = 4000
    private static let longestPreview = 240

    /// Nil for a message without a platform, which nobody could find again.
    static func bytes(
        _ message: ChatMessage, _ direction: ChatDirection, _ run: FlowRunID, _ now: UTCTime
    ) -> [UInt8]? {
        guard let platform = message.platform.trimmedOrNil?.lowercased() else { return nil }
        let eventType = message.eventType?.trimmedOrNil
        let kind = message.kind?.trimmedOrNil?.lowercased() ?? eventType ?? "notice"
        let text = message.text.prefix(scalars: longestText)
        var meta = message.meta
        if meta["run_id"] == nil { meta["run_id"] = .string(run.text) }
        if let eventType, meta["event_type"] == nil { meta["event_type"] = .string(eventType) }
        let members: [(String, JSON)] = [
            ("actor", .string(message.actor?.trimmedOrNil?.lowercased() ?? direction.actor)),
            ("chat_id", .string(message.chatID?.trimmedOrNil ?? "")),
            ("direction", .string(direction.rawValue)),
            ("event_type", .string(eventType ?? kind)),
            ("kind", .string(kind)),
            ("message_id", message.messageID?.trimmedOrNil.map { .string($0) } ?? .null),
            ("meta", sorted(.object(meta))),
            ("platform", .string(platform)),
            ("run_id", .string(run.text)),
            ("text", .string(text)),
            ("text_bytes", .number(JSONNumber(message.text.utf8.count))),
            ("text_preview", .string(text.prefix(scalars: longestPreview))),
            ("thread_id", message.threadID?.trimmedOrNil.map { .string($0) } ?? .null),
            ("ts", .string(now.rfc3339())),
        ]
        return JSON.object(JSONObject(members)).serialized() + [UInt8(ascii: "\n")]
    }

    /// Names in the order of their scalars, at every depth.
    private static func sorted(_ json: JSON) -> JSON {
        switch json {
        case .object(let members):
            let sorted = members.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
            return .object(JSONObject(sorted.map { ($0.key, self.sorted($0.value)) }))
        case .array(let items): return .array(items.map { sorted($0) })
        default: return json
        }
    }
}

extension String {
    /// The first so many scalars, as earlier car versions count them.
    fileprivate func prefix(scalars count: Int) -> String { String(unicodeScalars.prefix(count)) }
}
