/// Which records somebody wants to see.
public struct AuditQuery: Hashable, Sendable {
    public var since: Timestamp?
    public var until: Timestamp?
    /// `profile` means `profile` itself and everything below it, such as `profile.login`.
    public var action: String?
    public var subject: String?
    public var program: String?
    public var outcome: AuditEvent.Outcome?

    public init() {}

    /// Whether the record is one of those.
    public func matches(_ record: AuditRecord) -> Bool {
        if let since, record.time < since { return false }
        if let until, record.time > until { return false }
        if let action, record.event.action != action, !record.event.action.hasPrefix("\(action).") { return false }
        if let subject, record.event.subject != subject { return false }
        if let program, record.actor.program != program { return false }
        if let outcome, record.event.outcome != outcome { return false }
        return true
    }
}

extension AuditLog {
    /// Hands over the records that match, oldest first, each with its line as it stands in the log, so that an export
    /// can still be checked line by line.
    ///
    /// - Returns: how many lines could not be read as records; they are passed over.
    @discardableResult
    public func records(
        matching query: AuditQuery = AuditQuery(), _ take: (AuditRecord, _ line: [UInt8]) throws -> Void
    ) throws -> Int {
        var unreadable = 0
        try readLines { _, _, bytes in
            if let bytes, let line = AuditLine(bytes), line.statedHash == line.actualHash {
                if query.matches(line.record) { try take(line.record, bytes) }
            } else {
                unreadable += 1
            }
            return true
        }
        return unreadable
    }
}
