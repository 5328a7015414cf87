import Formats
import Secrets

/// A record as a line of JSON, bound to the record before it.
///
/// The members stand in a fixed order and `hash` is the last. It is the SHA-256, in hexadecimal digits, of the line's
/// own bytes up to the comma in front of it. So a line is checked as it stands, without being understood first: what
/// a later version adds is covered too, and
/// `sed 's/,"hash":"[0-9a-f]*"}$//' | tr -d '\n' | sha256sum` checks a line without this program.
package struct AuditLine: Hashable {
    package let record: AuditRecord
    /// What the line says its hash is.
    package let statedHash: String
    /// What it is.
    package let actualHash: String

    static let version: Int64 = 1
    /// No record has a greater number: a program counts to it in no lifetime, and what a file says stays countable.
    package static let lastSequence = 1 << 53
    /// No line is longer, whatever its text.
    package static let longest = 64 * 1024

    private static let beforeHash = Array(#","hash":""#.utf8)
    private static let afterHash = Array(#""}"#.utf8)

    /// The line of a record without its newline, and its hash.
    package static func print(_ record: AuditRecord) -> (bytes: [UInt8], hash: String) {
        let open = JSON.object(object(of: record)).serialized(.compact).dropLast()
        let hash = Digest.sha256(Array(open)).hex
        return (open + beforeHash + hash.utf8 + afterHash, hash)
    }

    /// Nil when it is not a record that any version could have written.
    package init?(_ bytes: [UInt8]) {
        let tail = Self.beforeHash.count + 64 + Self.afterHash.count
        guard bytes.count > tail, bytes.count <= Self.longest else { return nil }
        let open = bytes.dropLast(tail)
        let hash = bytes.dropFirst(open.count + Self.beforeHash.count).prefix(64)
        guard bytes.dropFirst(open.count).starts(with: Self.beforeHash), bytes.suffix(2).elementsEqual(Self.afterHash),
            hash.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            let json = try? JSON.parse(bytes), let record = Self.record(json)
        else { return nil }
        self.record = record
        statedHash = String(decoding: hash, as: UTF8.self)
        actualHash = Digest.sha256(Array(open)).hex
    }

    private static func object(of record: AuditRecord) -> JSONObject {
        var object = JSONObject()
        object["v"] = .number(JSONNumber(version))
        object["sequence"] = .number(JSONNumber(record.sequence))
        object["time"] = .string(record.time.description)
        object["program"] = .string(record.actor.program)
        object["process"] = .number(JSONNumber(record.actor.process))
        object["action"] = .string(record.event.action)
        object["subject"] = .string(record.event.subject)
        object["outcome"] = .string(record.event.outcome.rawValue)
        object["details"] = .array(
            record.event.details.map {
                .object(JSONObject([("name", .string($0.name)), ("value", .string($0.value))]))
            })
        if let torn = record.torn {
            object["torn"] = .object(
                JSONObject([
                    ("size", .number(JSONNumber(torn.size))), ("sha256", .string(torn.digest)),
                    ("text", .string(torn.text)),
                ]))
        }
        object["previous"] = .string(record.previous)
        return object
    }

    private static func record(_ json: JSON) -> AuditRecord? {
        func integer(_ json: JSON?) -> Int? { json?.int64.flatMap { Int(exactly: $0) } }
        guard let version = json["v"]?.int64, version >= 1, let sequence = integer(json["sequence"]),
            (1...lastSequence).contains(sequence),
            let time = json["time"]?.string.flatMap({ Timestamp($0.utf8) }), let program = json["program"]?.string,
            let process = integer(json["process"]), let action = json["action"]?.string,
            let subject = json["subject"]?.string,
            let outcome = json["outcome"]?.string.flatMap({ AuditEvent.Outcome(rawValue: $0) }),
            let previous = json["previous"]?.string
        else { return nil }
        let details = (json["details"]?.array ?? []).compactMap { detail -> AuditEvent.Detail? in
            guard let name = detail["name"]?.string, let value = detail["value"]?.string else { return nil }
            return AuditEvent.Detail(name, value)
        }
        let torn = json["torn"].flatMap { torn -> AuditRecord.TornEnd? in
            guard let size = integer(torn["size"]), let digest = torn["sha256"]?.string,
                let text = torn["text"]?.string
            else { return nil }
            return AuditRecord.TornEnd(size: size, digest: digest, text: text)
        }
        return AuditRecord(
            sequence: sequence, time: time, actor: AuditActor(program: program, process: process),
            event: AuditEvent(action, subject: subject, outcome: outcome, details: details), torn: torn,
            previous: previous)
    }
}
