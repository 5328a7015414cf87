extension TOMLDocument {
    /// Makes the value at a path this one, and returns the change of the bytes, or nil if none was needed.
    ///
    /// A value that means the same already is left as it is written. One that stands there has its own bytes replaced;
    /// one that is missing is added at the end of the pairs of its table, in the form that the table has (the first pair
    /// of a document goes below its leading comment, a missing table gets a header). The index after the last appends to
    /// an array. A table that has headers or dotted keys of its own is not replaced but refused: see `removeAll(under:)`.
    @discardableResult
    public mutating func set(_ path: TOMLPath, to value: TOMLValue, strings: TOMLStringStyle = .basic)
        throws(FormatError)
        -> TOMLSplice?
    {
        let splice: TOMLSplice
        switch tree.look(up: path) {
        case .found(let node):
            guard !tree.value(of: node).isEquivalent(to: value) else { return nil }
            splice = try replacement(of: node, at: path, by: value.encoded(strings: strings))
        case .missing(let ancestor, let steps):
            let addition = TOMLAddition(
                parent: ancestor, steps: Array(path.steps[steps...]), value: value, strings: strings)
            splice = try insertion(of: addition)
        }
        guard let expected = TOMLValue.table(root).setting(path.steps[...], to: value) else {
            throw FormatError(.toml, .shape, "nothing can be written at '\(path.shown)'")
        }
        try apply([splice], expecting: expected, at: path)
        return splice
    }

    /// Adds a value where there is none; like `set`, but one that stands there already is an error.
    @discardableResult
    public mutating func insert(_ value: TOMLValue, at path: TOMLPath, strings: TOMLStringStyle = .basic)
        throws(FormatError)
        -> TOMLSplice?
    {
        if case .found(let node) = tree.look(up: path) {
            throw failure(.duplicate, "'\(path.shown)' is already there as \(tree[node].kind.name)", at: node)
        }
        return try set(path, to: value, strings: strings)
    }

    private func replacement(of node: Int, at path: TOMLPath, by text: String) throws(FormatError) -> TOMLSplice {
        switch tree[node].kind {
        case .scalar, .array, .inlineTable: return splice(tree[node].span, text)
        case .root: throw FormatError(.toml, .shape, "the document as a whole is not one value")
        case .implicit, .header, .dotted, .tableArray:
            throw failure(
                .shape,
                "'\(path.shown)' is \(tree[node].kind.name) with lines of its own and not one value; set what is in it, or remove it first",
                at: node)
        }
    }

    func failure(_ code: FormatError.Code, _ message: String, at node: Int) -> FormatError {
        FormatError(.toml, code, message, at: position(of: tree[node].start))
    }
}
