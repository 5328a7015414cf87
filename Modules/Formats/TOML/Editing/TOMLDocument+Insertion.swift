/// Something that is not in the document yet: a value, and the steps to it from the last node that is.
struct TOMLAddition {
    let parent: Int
    let steps: [TOMLPath.Step]
    let value: TOMLValue
    let strings: TOMLStringStyle

    var encoded: String { value.encoded(strings: strings) }
}

extension TOMLDocument {
    /// Decides where something new goes and how it is written there.
    func insertion(of addition: TOMLAddition) throws(FormatError) -> TOMLSplice {
        let parent = tree[addition.parent]
        switch parent.kind {
        case .scalar:
            throw failure(
                .shape, "'\(tree.path(to: addition.parent).shown)' is \(parent.kind.name) and has nothing below it",
                at: addition.parent)
        case .array, .tableArray: return try appending(addition)
        case .root, .implicit, .header, .dotted, .inlineTable:
            let names = try names(of: addition.steps, in: addition)
            if isInline(addition.parent) { return insertMember(names, addition) }
            if case .dotted = parent.kind { return insertDotted(names, addition) }
            return insertIntoSection(names, addition)
        }
    }

    /// New tables have names only: an index can append to an array that is there, not make one.
    private func names(of steps: [TOMLPath.Step], in addition: TOMLAddition) throws(FormatError) -> [String] {
        let names = steps.compactMap(\.name)
        guard names.count == steps.count else {
            let place = tree.path(to: addition.parent)
            throw failure(
                .shape, "there is no array under '\(place.shown)' that '\(TOMLPath(steps).shown)' could count in",
                at: addition.parent)
        }
        return names
    }

    private func isInline(_ node: Int) -> Bool {
        if case .inlineTable = tree[node].kind { return true }
        return isWithinValue(node)
    }

    private func appending(_ addition: TOMLAddition) throws(FormatError) -> TOMLSplice {
        let array = tree[addition.parent]
        let path = tree.path(to: addition.parent)
        guard let index = addition.steps.first?.index, index == array.children.count else {
            throw failure(
                .shape,
                "'\(path.shown)' is \(array.kind.name) of \(array.children.count); an index from 0 to there is needed",
                at: addition.parent)
        }
        let names = try names(of: Array(addition.steps.dropFirst()), in: addition)
        let element = names.reversed().reduce(addition.value) { .table([$1: $0]) }
        guard case .tableArray = array.kind else {
            return appendElement(element.encoded(strings: addition.strings), to: addition.parent)
        }
        guard case .table(let table) = element else {
            throw failure(.shape, "an element of '\(path.shown)' has to be a table", at: addition.parent)
        }
        return insertSection("[[\(header(path.steps))]]", table, under: addition)
    }

    private func insertIntoSection(_ names: [String], _ addition: TOMLAddition) -> TOMLSplice {
        let path = tree.path(to: addition.parent).steps + addition.steps
        if case .table(let table) = addition.value { return insertSection("[\(header(path))]", table, under: addition) }
        let pair = "\(TOMLText.key(names[names.count - 1])) = \(addition.encoded)"
        if names.count == 1, let section = sections.first(where: { $0.table == addition.parent }) {
            return insertPair(pair, in: section)
        }
        return insertSection("[\(header(path.dropLast()))]", [pair], under: addition)
    }

    private func insertPair(_ pair: String, in section: TOMLSection) -> TOMLSplice {
        if let previous = section.lastPair ?? section.header {
            let statement = statements[previous]
            return inserting([indentation(of: statement) + pair], at: statement.lines.upperBound)
        }
        let offset = endOfLeadingComment
        return inserting(precedesText(offset) ? [pair, ""] : [pair], at: offset)
    }

    /// A dotted table grows by another dotted key, because no header may open it.
    private func insertDotted(_ names: [String], _ addition: TOMLAddition) -> TOMLSplice {
        let section = sections[statements[tree[addition.parent].statement].section]
        let inner = tree.path(to: addition.parent).steps.dropFirst(tree.path(to: section.table).steps.count)
        let key = (inner.compactMap(\.name) + names).map(TOMLText.key).joined(separator: ".")
        let first = tree[addition.parent].statement
        let last =
            (first...(section.lastPair ?? first)).last { tree.isWithin(statements[$0].node, addition.parent) } ?? first
        return inserting(
            [indentation(of: statements[last]) + "\(key) = \(addition.encoded)"], at: statements[last].lines.upperBound)
    }

    private func insertSection(_ header: String, _ table: TOMLTable, under addition: TOMLAddition) -> TOMLSplice {
        insertSection(header, table.encodedPairs(strings: addition.strings), under: addition)
    }

    private func insertSection(_ header: String, _ pairs: [String], under addition: TOMLAddition) -> TOMLSplice {
        let offset = endOfSections(under: addition.parent)
        let before = followsBlankLine(offset) ? [] : [""]
        let after = precedesText(offset) ? [""] : []
        return inserting(before + [header] + pairs + after, at: offset)
    }

    /// Behind everything that belongs to a table, and thereby before the next element of an array of tables it is in.
    private func endOfSections(under table: Int) -> Int {
        guard table != TOMLTree.root, let section = sections.last(where: { tree.isWithin($0.table, table) }),
            let statement = section.lastPair ?? section.header
        else { return bytes.count }
        let end = statements[statement].lines.upperBound
        // Comments right below belong to the section, unless the next header follows without a gap.
        var offset = end
        while offset < bytes.count, isCommentLine(at: offset) { offset = endOfLine(from: offset) }
        return precedesText(offset) ? end : offset
    }

    private func header(_ steps: some Sequence<TOMLPath.Step>) -> String {
        steps.compactMap(\.name).map(TOMLText.key).joined(separator: ".")
    }

    private func indentation(of statement: TOMLStatement) -> String {
        String(decoding: bytes[statement.lines.lowerBound..<statement.span.lowerBound], as: UTF8.self)
    }
}
