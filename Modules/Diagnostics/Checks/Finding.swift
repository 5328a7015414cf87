/// What a check found out about one thing.
public struct Finding: Hashable, Sendable {
    /// How much a finding matters.
    public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
        /// Looked at, and as it should be.
        case ok
        /// Worth knowing, nothing to do.
        case info
        /// Something is not as it should be, and the product copes.
        case warning
        /// Something does not work, or will lose data.
        case error

        public static func < (one: Severity, two: Severity) -> Bool { one.rank < two.rank }

        private var rank: Int {
            switch self {
            case .ok: 0
            case .info: 1
            case .warning: 2
            case .error: 3
            }
        }
    }

    /// A command that puts it right, word by word, so that a test can hold it against the commands there are.
    public struct Remedy: Hashable, Sendable {
        public let command: [String]
        /// What the command does, where its name does not say it.
        public let explanation: String?

        public init(_ command: [String], explanation: String? = nil) {
            self.command = command
            self.explanation = explanation
        }
    }

    /// Something more about a finding, under a name.
    public struct Detail: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A name that stays the same from version to version, for scripts and for looking it up: `storage.lock_held`.
    public let id: String
    public let severity: Severity
    /// One sentence.
    public let message: String
    /// The file, profile or process in question.
    public let subject: String?
    public let remedy: Remedy?
    public let details: [Detail]

    public init(
        _ id: String, _ severity: Severity, _ message: String, subject: String? = nil, remedy: Remedy? = nil,
        details: [Detail] = []
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.subject = subject
        self.remedy = remedy
        self.details = details
    }
}
