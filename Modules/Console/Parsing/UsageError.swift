/// Why a command line was refused, in two or three lines for the person who typed it.
public struct UsageError: ReportableError, Hashable {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case unknownOption, unknownCommand, missingCommand, missingValue, unexpectedValue, invalidValue
            case missingArgument, surplusArgument, conflict
        }

        private let kind: Kind
        public static let unknownOption = Code(kind: .unknownOption)
        public static let unknownCommand = Code(kind: .unknownCommand)
        public static let missingCommand = Code(kind: .missingCommand)
        public static let missingValue = Code(kind: .missingValue)
        /// A flag was given one.
        public static let unexpectedValue = Code(kind: .unexpectedValue)
        public static let invalidValue = Code(kind: .invalidValue)
        public static let missingArgument = Code(kind: .missingArgument)
        public static let surplusArgument = Code(kind: .surplusArgument)
        /// Two options that exclude one another.
        public static let conflict = Code(kind: .conflict)
        public var description: String { kind.rawValue }
    }

    public let code: Code
    /// One clause, lower case, without a full stop; whatever was typed is escaped in it.
    public let summary: String
    /// The command that refused, from the program's name downwards.
    public let command: [String]
    /// What was probably meant, nearest first.
    public let suggestions: [String]
    private let hint: String?

    /// A refusal; handlers make one for what only they can see ("--from lies after --to").
    public init(
        _ code: Code, _ summary: String, command: [String], suggestions: [String] = [], hint: String? = nil
    ) {
        self.code = code
        self.summary = summary
        self.command = command
        self.suggestions = suggestions
        self.hint = hint.map { ControlEscaping.escape($0) }
    }

    public var details: [String] {
        var lines: [String] = []
        if !suggestions.isEmpty { lines.append("did you mean \(Listing.alternatives(suggestions.map { "'\($0)'" }))?") }
        if let hint { lines.append(hint) }
        return lines
    }

    public var remedy: String? { "see '\(command.joined(separator: " ")) --help'" }
    public var exitCode: ExitCode { .usage }
}
