/// A place in a document that defines something.
public struct TOMLDefinition: Hashable, Sendable {
    /// The form it is written in; new forms may be added.
    public struct Form: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String {
            case pair = "key/value pair"
            case header = "table header"
            case elementHeader = "array-of-tables header"
            case member = "member of an inline table"
            case element = "element of an array"
        }
        private let kind: Kind
        public static let pair = Form(kind: .pair)
        public static let header = Form(kind: .header)
        public static let elementHeader = Form(kind: .elementHeader)
        public static let member = Form(kind: .member)
        public static let element = Form(kind: .element)
        public var description: String { kind.rawValue }
    }

    public let form: Form
    public let path: TOMLPath
    /// From the key to the end of the value, a header with its brackets, or an element alone.
    public let span: Range<Int>
    /// The whole lines that go when it is removed, a header's with those of its section; nil within a value.
    public let lines: Range<Int>?
    /// Where the first definition of the same thing begins, if this one repeats it.
    public let repeats: Int?
}

extension TOMLDocument {
    /// Every place that defines the value at a path or something below it, in the order of the text.
    ///
    /// Repeated definitions are among them when the document was read with `.kept`.
    public func definitions(under path: TOMLPath) -> [TOMLDefinition] {
        let found = definitions { path.contains($0) }
        guard found.isEmpty, case .found(let node) = tree.look(up: path), isWithinValue(node) else { return found }
        guard case .array = tree[tree[node].parent].kind else {
            return members(below: node).map { definition(.member, of: $0) }
        }
        return [definition(.element, of: node)]
    }

    /// The definitions that repeat an earlier one; empty unless the document was read with `.kept`.
    public var repetitions: [TOMLDefinition] { definitions(under: []).filter { $0.repeats != nil } }

    private func definitions(where isWanted: (TOMLPath) -> Bool) -> [TOMLDefinition] {
        let firsts = Dictionary(repeated.map { ($0.statement, tree[$0.first].start) }) { first, _ in first }
        return statements.indices.compactMap { index in
            let statement = statements[index]
            let path = tree.path(to: statement.node)
            guard isWanted(path) else { return nil }
            return TOMLDefinition(
                form: statement.kind.form, path: path, span: statement.span, lines: extent(of: statement),
                repeats: firsts[index])
        }
    }

    private func definition(_ form: TOMLDefinition.Form, of node: Int) -> TOMLDefinition {
        TOMLDefinition(
            form: form, path: tree.path(to: node), span: tree[node].start..<tree[node].span.upperBound, lines: nil,
            repeats: nil)
    }

    /// A pair's own lines, or a header's and all to the last pair of its section.
    private func extent(of statement: TOMLStatement) -> Range<Int> {
        guard statement.kind != .pair, let last = sections[statement.section].lastPair else { return statement.lines }
        return statement.lines.lowerBound..<statements[last].lines.upperBound
    }

    /// True for what is written inside the value of a key/value pair.
    func isWithinValue(_ node: Int) -> Bool {
        guard statements.indices.contains(tree[node].statement) else { return false }
        let statement = statements[tree[node].statement]
        return statement.kind == .pair && statement.node != node && tree.isWithin(node, statement.node)
    }
}

extension TOMLStatement.Kind {
    fileprivate var form: TOMLDefinition.Form {
        switch self {
        case .pair: .pair
        case .header: .header
        case .elementHeader: .elementHeader
        }
    }
}
