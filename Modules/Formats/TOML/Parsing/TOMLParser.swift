/// Reads a document into its statements and the tree they define.
struct TOMLParser {
    let limits: TOMLLimits
    /// Whether a repeated definition is recorded instead of refused.
    let keepsRepetitions: Bool
    var scanner: TOMLScanner
    var tree = TOMLTree()
    var statements: [TOMLStatement] = []
    var sections = [TOMLSection(header: nil, table: TOMLTree.root)]
    var repetitions: [TOMLRepetition] = []

    init(_ bytes: [UInt8], limits: TOMLLimits, keepsRepetitions: Bool) throws(FormatError) {
        guard bytes.count <= limits.maxBytes else {
            throw FormatError(
                .toml, .size, "\(bytes.count) bytes are more than the \(limits.maxBytes) that are allowed")
        }
        self.limits = limits
        self.keepsRepetitions = keepsRepetitions
        scanner = TOMLScanner(bytes)
        try Self.checkEncoding(of: bytes)
    }

    private static func checkEncoding(of bytes: [UInt8]) throws(FormatError) {
        let offset: Int
        do {
            _ = try UTF8Span(validating: bytes.span)
            return
        } catch {
            offset = error.byteOffsets.lowerBound
        }
        throw FormatError(.toml, .encoding, "the bytes are not UTF-8", at: TextPosition(offset: offset, inTOML: bytes))
    }

    mutating func run() throws(FormatError) {
        while scanner.current != nil {
            let lineStart = scanner.index
            scanner.skipBlanks()
            switch scanner.current {
            case nil: return
            case .hash, .lineFeed, .carriageReturn: try scanner.finishLine(after: "a comment")
            case .openBracket: try header(lineStart: lineStart)
            default: try pair(lineStart: lineStart)
            }
        }
    }

    private mutating func pair(lineStart: Int) throws(FormatError) {
        let start = scanner.index
        let section = sections.count - 1
        let node = try pair(in: sections[section].table, isStatement: true)
        let end = scanner.index
        try scanner.finishLine(after: "the value")
        sections[section].lastPair = statements.count
        statements.append(
            TOMLStatement(
                kind: .pair, node: node, section: section, span: start..<end, lines: lineStart..<scanner.index))
    }

    /// Reads `key = value` into a table, at the top level or within braces.
    mutating func pair(in table: Int, isStatement: Bool) throws(FormatError) -> Int {
        let start = scanner.index
        let parts = try scanner.key()
        guard scanner.take(.equals) else { throw scanner.failure(.syntax, "expected '=' after the key") }
        scanner.skipBlanks()
        let place = try place(for: parts, in: table, start: start, mayRepeat: isStatement && keepsRepetitions)
        return try value(at: place)
    }

    private mutating func header(lineStart: Int) throws(FormatError) {
        let start = scanner.index
        scanner.index += 1
        // The two brackets of an array of tables stand together: `[ [` opens neither.
        let isElement = scanner.take(.openBracket)
        scanner.skipBlanks()
        let parts = try scanner.key()
        guard scanner.take(.closeBracket), !isElement || scanner.take(.closeBracket) else {
            throw scanner.failure(.syntax, "expected '\(isElement ? "]]" : "]")' after the name of the table")
        }
        let span = start..<scanner.index
        let table = try isElement ? openElement(parts, span: span) : openTable(parts, span: span)
        try scanner.finishLine(after: "the header")
        sections.append(TOMLSection(header: statements.count, table: table))
        statements.append(
            TOMLStatement(
                kind: isElement ? .elementHeader : .header, node: table, section: sections.count - 1, span: span,
                lines: lineStart..<scanner.index))
    }
}
