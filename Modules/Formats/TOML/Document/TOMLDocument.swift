/// A TOML document as its bytes, with the place of everything in it.
///
/// It is read as a tree of values and edited as text: an edit changes the bytes of the one value it names and keeps
/// comments, order, spelling, quoting, line ends and the byte order mark of all others.
public struct TOMLDocument: Sendable {
    /// What reading does when a statement defines again what an earlier one has defined.
    public struct Repetitions: Hashable, Sendable {
        private enum Kind { case refused, kept }
        private let kind: Kind
        /// It throws, as TOML demands.
        public static let refused = Repetitions(kind: .refused)
        /// The first definition counts and `repetitions` lists the others, for a repair.
        public static let kept = Repetitions(kind: .kept)
    }

    /// The whole text, as read or as edited since.
    public let bytes: [UInt8]
    let limits: TOMLLimits
    let handling: Repetitions
    let textStart: Int
    let tree: TOMLTree
    let statements: [TOMLStatement]
    let sections: [TOMLSection]
    let repeated: [TOMLRepetition]

    /// Reads a whole document, or says what is wrong with it and where.
    public static func parse(
        _ bytes: [UInt8], limits: TOMLLimits = .standard, repetitions: Repetitions = .refused
    ) throws(FormatError) -> TOMLDocument {
        var parser = try TOMLParser(bytes, limits: limits, keepsRepetitions: repetitions == .kept)
        try parser.run()
        return TOMLDocument(parser, limits: limits, handling: repetitions)
    }

    public static func parse(
        _ text: String, limits: TOMLLimits = .standard, repetitions: Repetitions = .refused
    ) throws(FormatError) -> TOMLDocument {
        try parse(Array(text.utf8), limits: limits, repetitions: repetitions)
    }

    private init(_ parser: TOMLParser, limits: TOMLLimits, handling: Repetitions) {
        bytes = parser.scanner.bytes
        self.limits = limits
        self.handling = handling
        textStart = parser.scanner.textStart
        tree = parser.tree
        statements = parser.statements
        sections = parser.sections
        repeated = parser.repetitions
    }

    /// Everything the document says; built anew at each call.
    public var root: TOMLTable { tree.table(of: TOMLTree.root) }

    /// The value at a path, or nil where there is none.
    public func value(at path: TOMLPath) -> TOMLValue? {
        guard case .found(let node) = tree.look(up: path) else { return nil }
        return tree.value(of: node)
    }

    /// Line and column of a byte, for messages.
    public func position(of offset: Int) -> TextPosition { TextPosition(offset: offset, inTOML: bytes) }
}
