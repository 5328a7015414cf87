import Formats

/// Why something about a hub could not be read or changed.
public struct HubError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case malformed, unsupportedVersion, invalidChange, unknownRepository, badPath, badDestination, damagedState
        }
        private let kind: Kind
        /// A file that is not YAML, or whose outermost shape is not the one that is needed.
        public static let malformed = Code(kind: .malformed)
        /// A manifest of a version that is neither 2 nor 3.
        public static let unsupportedVersion = Code(kind: .unsupportedVersion)
        /// A change after which the manifest would contradict itself.
        public static let invalidChange = Code(kind: .invalidChange)
        /// An id that no repository of the manifest has.
        public static let unknownRepository = Code(kind: .unknownRepository)
        /// A path that does not stay below the hub.
        public static let badPath = Code(kind: .badPath)
        /// A destination, or a part of one, that cannot be used.
        public static let badDestination = Code(kind: .badDestination)
        /// A state file that cannot be read and has no good copy.
        public static let damagedState = Code(kind: .damagedState)
        /// The name of the kind.
        public var description: String { kind.rawValue }
    }

    /// What to tell errors apart by.
    public let code: Code
    /// The file or the value in question.
    public let subject: String
    /// One clause, lower case, without a full stop.
    public let reason: String
    /// What to do about it: one clause that begins with a verb.
    public let remedy: String

    init(_ code: Code, _ subject: String, _ reason: String, remedy: String) {
        self.code = code
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
    }

    /// One line, fit for a terminal.
    public var description: String {
        "'\(SafeText.visible(subject))': \(SafeText.visible(reason)); \(SafeText.visible(remedy))"
    }
}
