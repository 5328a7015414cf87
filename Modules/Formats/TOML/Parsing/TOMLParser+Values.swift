/// Where a value that is about to be read belongs.
struct TOMLPlace {
    let parent: Int
    /// Nil for an element of an array.
    let name: String?
    let start: Int
    var isListed = true
}

extension TOMLParser {
    /// Reads a value and adds it, and all it contains, to the tree.
    mutating func value(at place: TOMLPlace) throws(FormatError) -> Int {
        let start = scanner.index
        switch scanner.current {
        case .openBracket: return try array(at: place)
        case .openBrace: return try inlineTable(at: place)
        case .quote, .apostrophe:
            let text = try scanner.string()
            return add(.scalar(.string(text)), at: place, span: start..<scanner.index)
        default:
            let value = try scanner.bareValue()
            return add(.scalar(value), at: place, span: start..<scanner.index)
        }
    }

    private mutating func array(at place: TOMLPlace) throws(FormatError) -> Int {
        let opening = scanner.index
        let node = try addContainer(.array, at: place)
        scanner.index += 1
        while true {
            try scanner.skipTrivia()
            if scanner.take(.closeBracket) { break }
            guard scanner.current != nil else { throw scanner.failure(.syntax, "the array is not closed", at: opening) }
            _ = try value(at: TOMLPlace(parent: node, name: nil, start: scanner.index))
            try scanner.skipTrivia()
            if scanner.take(.comma) { continue }
            if scanner.take(.closeBracket) { break }
            throw unfinished("expected ',' or ']' after an element of the array", "the array is not closed", opening)
        }
        tree.close(node, at: scanner.index)
        return node
    }

    /// TOML 1.0, "Inline Table": on one line, no comma at the end, and complete once it is closed.
    private mutating func inlineTable(at place: TOMLPlace) throws(FormatError) -> Int {
        let opening = scanner.index
        let node = try addContainer(.inlineTable, at: place)
        scanner.index += 1
        scanner.skipBlanks()
        var needsMember = false
        while needsMember || !scanner.take(.closeBrace) {
            if scanner.current == nil { throw scanner.failure(.syntax, "the inline table is not closed", at: opening) }
            _ = try pair(in: node, isStatement: false)
            scanner.skipBlanks()
            needsMember = scanner.take(.comma)
            guard needsMember || scanner.current == .closeBrace else {
                throw unfinished(
                    "expected ',' or '}' after a member of the inline table", "the inline table is not closed", opening)
            }
            scanner.skipBlanks()
        }
        tree.close(node, at: scanner.index)
        return node
    }

    private func unfinished(_ message: String, _ messageAtEnd: String, _ opening: Int) -> FormatError {
        scanner.current == nil
            ? scanner.failure(.syntax, messageAtEnd, at: opening) : scanner.failure(.syntax, message)
    }

    private mutating func add(_ kind: TOMLTree.Kind, at place: TOMLPlace, span: Range<Int>) -> Int {
        tree.add(
            kind, named: place.name, to: place.parent, span: span, start: place.start, statement: statements.count,
            isListed: place.isListed)
    }

    private mutating func addContainer(_ kind: TOMLTree.Kind, at place: TOMLPlace) throws(FormatError) -> Int {
        try checkDepth(below: place.parent, at: scanner.index)
        return add(kind, at: place, span: scanner.index..<scanner.index)
    }

    func checkDepth(below parent: Int, at offset: Int) throws(FormatError) {
        guard tree[parent].depth >= limits.effectiveDepth else { return }
        throw scanner.failure(.depth, "nested deeper than \(limits.effectiveDepth) tables and arrays", at: offset)
    }
}
