import Formats

/// What somebody did that a person may have to answer for later.
public struct AuditEvent: Hashable, Sendable {
    /// Something more about an event, under a name.
    public struct Detail: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What came of it.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        case done
        /// Somebody was told no.
        case refused
        case failed
    }

    /// What was done, from the general to the particular: `profile.login`.
    public let action: String
    /// To what: the name of a profile, a path.
    public let subject: String
    public let outcome: Outcome
    public let details: [Detail]

    public init(_ action: String, subject: String, outcome: Outcome, details: [Detail] = []) {
        self.action = action
        self.subject = subject
        self.outcome = outcome
        self.details = details
    }
}

/// Which program did it.
///
/// A person's name has no place in the audit log.
public struct AuditActor: Hashable, Sendable {
    public let program: String
    public let process: Int

    public init(program: String, process: Int) {
        self.program = program
        self.process = process
    }
}

extension AuditEvent {
    /// Fit for a record: without secrets, and within the bounds of a line.
    func prepared(redact: (String) -> String) -> AuditEvent {
        var room = Self.mostText
        func cut(_ text: String, _ limit: Int) -> String {
            let result = SafeText.cut(text, toBytes: min(limit, room))
            room -= result.utf8.count
            return result
        }
        let action = cut(redact(self.action), 128)
        let subject = cut(redact(self.subject), 1024)
        let details = self.details.prefix(Self.mostDetails).map { detail in
            let name = cut(redact(detail.name), 64)
            return Detail(name, cut(Self.redactedValue(detail, redact), 1024))
        }
        return AuditEvent(action, subject: subject, outcome: outcome, details: details)
    }

    /// The name is shown to the redactor too: what is called a password is one, whatever it looks like.
    private static func redactedValue(_ detail: Detail, _ redact: (String) -> String) -> String {
        let prefix = "\(detail.name)="
        let pair = redact(prefix + detail.value)
        return pair.hasPrefix(prefix) ? redact(String(pair.dropFirst(prefix.count))) : redact(detail.value)
    }

    private static let mostDetails = 32
    private static let mostText = 4096
}
