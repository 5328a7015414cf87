// Which tables a key or a header may define, extend or only pass through: TOML 1.0, "Keys", "Table", "Inline Table" and
// "Array of Tables".

extension TOMLParser {
    /// Finds the table that the last part of a dotted key goes into, making those on the way.
    mutating func place(for parts: [TOMLKeyPart], in table: Int, start: Int, mayRepeat: Bool) throws(FormatError)
        -> TOMLPlace
    {
        var table = table
        for part in parts.dropLast() {
            guard let existing = tree.child(of: table, named: part.name) else {
                table = try addTable(.dotted, part, to: table, start: start)
                continue
            }
            switch tree[existing].kind {
            case .dotted: table = existing
            case .implicit:
                tree.define(existing, as: .dotted, span: part.span, start: start, statement: statements.count)
                table = existing
            default:
                try repeated(existing, part, mayRepeat: mayRepeat)
                table = try addTable(.dotted, part, to: table, start: start, isListed: false)
            }
        }
        let last = parts[parts.count - 1]
        guard let existing = tree.child(of: table, named: last.name) else {
            return TOMLPlace(parent: table, name: last.name, start: start)
        }
        try repeated(existing, last, mayRepeat: mayRepeat)
        return TOMLPlace(parent: table, name: last.name, start: start, isListed: false)
    }

    /// Opens `[a.b.c]`.
    mutating func openTable(_ parts: [TOMLKeyPart], span: Range<Int>) throws(FormatError) -> Int {
        let parent = try passThrough(parts.dropLast(), start: span.lowerBound)
        let last = parts[parts.count - 1]
        guard let existing = tree.child(of: parent, named: last.name) else {
            return try addTable(.header, last, to: parent, start: span.lowerBound, span: span)
        }
        if case .implicit = tree[existing].kind {
            tree.define(existing, as: .header, span: span, start: span.lowerBound, statement: statements.count)
            return existing
        }
        try repeated(existing, last, mayRepeat: keepsRepetitions)
        return try addTable(.header, last, to: parent, start: span.lowerBound, span: span, isListed: false)
    }

    /// Opens the next element of `[[a.b.c]]`.
    mutating func openElement(_ parts: [TOMLKeyPart], span: Range<Int>) throws(FormatError) -> Int {
        let parent = try passThrough(parts.dropLast(), start: span.lowerBound)
        let last = parts[parts.count - 1]
        let array: Int
        if let existing = tree.child(of: parent, named: last.name) {
            if case .tableArray = tree[existing].kind {
                array = existing
            } else {
                try repeated(existing, last, mayRepeat: keepsRepetitions)
                array = try addTable(.tableArray, last, to: parent, start: span.lowerBound, span: span, isListed: false)
            }
        } else {
            array = try addTable(.tableArray, last, to: parent, start: span.lowerBound, span: span)
        }
        try checkDepth(below: array, at: span.lowerBound)
        return tree.add(
            .header, named: nil, to: array, span: span, start: span.lowerBound, statement: statements.count)
    }

    /// Walks the leading parts of a header; a name of an array of tables stands for its last element.
    private mutating func passThrough(_ parts: ArraySlice<TOMLKeyPart>, start: Int) throws(FormatError) -> Int {
        var table = TOMLTree.root
        for part in parts {
            guard let existing = tree.child(of: table, named: part.name) else {
                table = try addTable(.implicit, part, to: table, start: start)
                continue
            }
            switch tree[existing].kind {
            case .root, .implicit, .header, .dotted: table = existing
            case .tableArray: table = tree[existing].children.last ?? existing
            case .inlineTable, .array, .scalar:
                try repeated(existing, part, mayRepeat: keepsRepetitions)
                table = try addTable(.implicit, part, to: table, start: start, isListed: false)
            }
        }
        return table
    }

    private mutating func addTable(
        _ kind: TOMLTree.Kind, _ part: TOMLKeyPart, to parent: Int, start: Int, span: Range<Int>? = nil,
        isListed: Bool = true
    ) throws(FormatError) -> Int {
        try checkDepth(below: parent, at: part.span.lowerBound)
        return tree.add(
            kind, named: part.name, to: parent, span: span ?? part.span, start: start, statement: statements.count,
            isListed: isListed)
    }

    private mutating func repeated(_ existing: Int, _ part: TOMLKeyPart, mayRepeat: Bool) throws(FormatError) {
        guard mayRepeat else {
            let first = scanner.position(of: tree[existing].start)
            throw scanner.failure(
                .duplicate,
                "'\(tree.path(to: existing).shown)' is already defined as \(tree[existing].kind.name) at \(first)",
                at: part.span.lowerBound)
        }
        repetitions.append(TOMLRepetition(statement: statements.count, first: existing))
    }
}
