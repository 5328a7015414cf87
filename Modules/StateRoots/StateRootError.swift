/// Why a place for state was refused.
public struct StateRootError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case badPath, badSegment, foreignRoot, unknownArtifact, badVariables, badCatalogue, reserved
            case outside, unreadable
        }
        private let kind: Kind
        /// A path that is not absolute, not clean, or not a path at all.
        public static let badPath = Code(kind: .badPath)
        /// A name that would leave its directory or that no file can carry.
        public static let badSegment = Code(kind: .badSegment)
        /// An artifact asked for under a root that it does not belong to.
        public static let foreignRoot = Code(kind: .foreignRoot)
        /// A name that the catalogue does not hold.
        public static let unknownArtifact = Code(kind: .unknownArtifact)
        /// Variable parts of a location missing or surplus.
        public static let badVariables = Code(kind: .badVariables)
        /// Entries that contradict one another.
        public static let badCatalogue = Code(kind: .badCatalogue)
        /// An artifact that is shown and kept, and never written.
        public static let reserved = Code(kind: .reserved)
        /// A place that is not within the roots it was to be within.
        public static let outside = Code(kind: .outside)
        /// A directory or link that the kernel does not let us look at.
        public static let unreadable = Code(kind: .unreadable)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// The path, segment or artifact in question, as it was given.
    public let subject: String
    public let message: String
    /// What to do about it, one clause; empty where the message says it already.
    public let remedy: String

    init(_ code: Code, _ subject: String, _ message: String, remedy: String = "") {
        self.code = code
        self.subject = subject
        self.message = message
        self.remedy = remedy
    }

    /// What is wrong with what, without the remedy.
    public var summary: String { "'\(Self.printable(subject))': \(Self.printable(message))" }

    /// One line, fit for a terminal.
    public var description: String { remedy.isEmpty ? summary : "\(summary); \(Self.printable(remedy))" }

    /// Control characters in a name must not reach a terminal through an error.
    private static func printable(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                result += "\\u{\(String(scalar.value, radix: 16))}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
