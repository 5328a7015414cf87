/// Why a place for state was refused.
public struct StateRootError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case badPath, badSegment, foreignRoot, unknownArtifact, badVariables, badCatalogue, reserved
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
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// The path, segment or artifact in question, as it was given.
    public let subject: String
    public let message: String

    init(_ code: Code, _ subject: String, _ message: String) {
        self.code = code
        self.subject = subject
        self.message = message
    }

    /// One line, fit for a terminal.
    public var description: String { "'\(Self.printable(subject))': \(Self.printable(message))" }

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
