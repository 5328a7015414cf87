import Formats

/// Why something of a repository's state could not be used.
public struct AutorunnerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case unknownStatus, damaged, newer, closedSession, notFound, refused, busy
        }
        private let kind: Kind
        /// A status that no version known here writes.
        public static let unknownStatus = Code(kind: .unknownStatus)
        /// The content is not what belongs there.
        public static let damaged = Code(kind: .damaged)
        /// A later version wrote it.
        public static let newer = Code(kind: .newer)
        /// A session that was closed stays closed.
        public static let closedSession = Code(kind: .closedSession)
        /// There is no such row or file.
        public static let notFound = Code(kind: .notFound)
        /// A value that the format does not hold.
        public static let refused = Code(kind: .refused)
        /// Something is at work there.
        public static let busy = Code(kind: .busy)
        public var description: String { kind.rawValue }
    }

    /// What kind of refusal it is.
    public let code: Code
    /// The file in question.
    public let file: String
    /// One clause without a full stop.
    public let reason: String
    /// What to do about it: one clause that begins with a verb.
    public let remedy: String

    init(_ code: Code, _ file: some CustomStringConvertible, _ reason: String, remedy: String) {
        self.code = code
        self.file = file.description
        self.reason = reason
        self.remedy = remedy
    }

    /// One line, fit for a terminal.
    public var description: String {
        "'\(SafeText.visible(file))': \(SafeText.visible(reason)); \(SafeText.visible(remedy))"
    }
}
