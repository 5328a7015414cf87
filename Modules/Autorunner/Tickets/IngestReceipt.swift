public import Formats
public import Storage

/// `tickets/ingest_state.json`: that tickets were brought in, when, and from where (SR-04).
public struct IngestReceipt: Hashable, Sendable {
    /// ISO 8601, as the file has it.
    public let ingestedAt: String
    /// What brought them in: `spec`.
    public let source: String
    /// What it says more.
    public let details: JSONObject?

    private static let schemaVersion: Int64 = 1
    /// More than any receipt has.
    private static let longest = 4 << 20

    public init(source: String, ingestedAt: UTCTime, details: JSONObject? = nil) {
        self.source = source.trimmed
        self.ingestedAt = ingestedAt.rfc3339(fraction: .asNeeded)
        self.details = details
    }

    /// Nil for anything that is not such a receipt in every respect.
    public init?(_ json: JSON) {
        // Without an object none of these is there.
        guard json["schema_version"]?.int64 == Self.schemaVersion, json["ingested"]?.bool == true,
            let time = json["ingested_at"]?.string?.trimmed, Self.isTime(time),
            let source = json["source"]?.string?.trimmedOrNil
        else { return nil }
        switch json["details"] {
        case nil, .null?: details = nil
        case .object(let members)?: details = members
        default: return nil
        }
        ingestedAt = time
        self.source = source
    }

    /// The receipt of a repository; nil when there is none that can be relied on.
    public static func read(_ path: DurablePath) -> IngestReceipt? {
        guard let bytes = try? SafeFile.readIfPresent(path, limit: longest), let json = try? JSON.parse(bytes) else {
            return nil
        }
        return IngestReceipt(json)
    }

    /// Writes the receipt in place of an earlier one; one that `read` would not accept is refused.
    public func write(to path: DurablePath) throws {
        var members = JSONObject()
        members["schema_version"] = .number(JSONNumber(Self.schemaVersion))
        members["ingested"] = .bool(true)
        members["ingested_at"] = .string(ingestedAt)
        members["source"] = .string(source)
        if let details { members["details"] = .object(details) }
        guard IngestReceipt(.object(members)) != nil else {
            throw AutorunnerError(
                .refused, path, "a receipt says where the tickets came from, and this one does not",
                remedy: "name the source")
        }
        try AtomicFile.write(JSON.object(members).serialized(.pretty), to: path)
    }

    /// A day, or a day and a time, with or without a zone.
    private static func isTime(_ text: String) -> Bool {
        [text, "\(text)Z", "\(text)T00:00:00Z"].contains { (try? UTCTime(rfc3339: $0)) != nil }
    }
}
