/// Why a text in one of our formats was refused, and where.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is; new kinds may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case syntax, encoding, depth, size, range, duplicate, shape }
        private let kind: Kind
        /// The text does not follow the grammar.
        public static let syntax = Code(kind: .syntax)
        /// The bytes are not the UTF-8 that the format demands.
        public static let encoding = Code(kind: .encoding)
        /// Nested deeper than the reader allows.
        public static let depth = Code(kind: .depth)
        /// Larger, or expanding to more, than the reader allows.
        public static let size = Code(kind: .size)
        /// A number, a date or an escape outside what its type can hold.
        public static let range = Code(kind: .range)
        /// A name stands twice where it may stand once.
        public static let duplicate = Code(kind: .duplicate)
        /// The text is well formed, but not what was asked for.
        public static let shape = Code(kind: .shape)
        public var description: String { kind.rawValue }
    }

    /// The format that was being read, as a person names it.
    public struct Format: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case json = "JSON", toml = "TOML", yaml = "YAML", tar, date, duration }
        private let kind: Kind
        public static let json = Format(kind: .json)
        public static let toml = Format(kind: .toml)
        public static let yaml = Format(kind: .yaml)
        public static let tar = Format(kind: .tar)
        public static let date = Format(kind: .date)
        public static let duration = Format(kind: .duration)
        public var description: String { kind.rawValue }
    }

    public let format: Format
    public let code: Code
    /// One clause, lower case, without a full stop: "expected ',' or '}' after an object member".
    public let message: String
    public let position: TextPosition?

    public init(_ format: Format, _ code: Code, _ message: String, at position: TextPosition? = nil) {
        self.format = format
        self.code = code
        self.message = message
        self.position = position
    }

    public var description: String {
        guard let position else { return "invalid \(format): \(message)" }
        return "invalid \(format) at \(position): \(message)"
    }
}
