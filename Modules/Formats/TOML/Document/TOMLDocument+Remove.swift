extension TOMLDocument {
    /// Removes the one value at a path with its key, and returns what went; nil if there is nothing at that path.
    ///
    /// A pair goes with its whole lines, comment included. A table that existed only through what was removed goes with
    /// it. A table with lines of its own is refused: `removeAll(under:)` removes those.
    @discardableResult
    public mutating func remove(_ path: TOMLPath) throws(FormatError) -> TOMLSplice? {
        guard case .found(let node) = tree.look(up: path) else { return nil }
        switch tree[node].kind {
        case .scalar, .array, .inlineTable: break
        case .root, .implicit, .header, .dotted, .tableArray:
            throw failure(
                .shape, "'\(path.shown)' is \(tree[node].kind.name) and not one value; remove all under it instead",
                at: node)
        }
        return try removeAll(under: path).first
    }

    /// Removes every definition at or below a path, whatever their form, and returns what went, in the order of the text.
    ///
    /// Sections go from their header to their last pair, with the comments between; comments after the last pair stay.
    @discardableResult
    public mutating func removeAll(under path: TOMLPath) throws(FormatError) -> [TOMLSplice] {
        guard !path.steps.isEmpty else { throw FormatError(.toml, .shape, "the document as a whole cannot be removed") }
        let lines = definitions(under: path).compactMap(\.lines)
        guard case .found(let node) = tree.look(up: path) else {
            return try remove(lines, expecting: .table(root), at: path)
        }
        let expected = TOMLValue.table(root).removing(tree.path(to: whatVanishes(with: node)).steps[...])
        guard lines.isEmpty else { return try remove(lines, expecting: expected, at: path) }
        let splices = removalWithinValue(of: node)
        try apply(splices, expecting: expected, at: path)
        return splices
    }

    /// Removes the definitions under a path that repeat an earlier one, so that the first alone remains.
    @discardableResult
    public mutating func removeRepetitions(under path: TOMLPath = []) throws(FormatError) -> [TOMLSplice] {
        let lines = definitions(under: path).filter { $0.repeats != nil }.compactMap(\.lines)
        return try remove(lines, expecting: .table(root), at: path)
    }

    private mutating func remove(_ lines: [Range<Int>], expecting expected: TOMLValue, at path: TOMLPath)
        throws(FormatError) -> [TOMLSplice]
    {
        let splices = joined(lines).map { splice($0, "") }
        try apply(splices, expecting: expected, at: path)
        return splices
    }

    /// Runs of lines that touch become one; a file without a final line end keeps being one without.
    private func joined(_ lines: [Range<Int>]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for range in lines.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = runs.last, range.lowerBound <= last.upperBound {
                runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                runs.append(range)
            }
        }
        if let last = runs.last, last.upperBound == bytes.count, bytes.last != .lineFeed {
            runs[runs.count - 1] = startOfLineEnd(before: last.lowerBound)..<last.upperBound
        }
        return runs
    }

    /// The topmost table that exists only through this node.
    private func whatVanishes(with node: Int) -> Int {
        var victim = node
        while tree[victim].parent != TOMLTree.root, tree[tree[victim].parent].children.count == 1 {
            switch tree[tree[victim].parent].kind {
            case .implicit, .dotted, .tableArray: victim = tree[victim].parent
            case .root, .header, .inlineTable, .array, .scalar: return victim
            }
        }
        return victim
    }
}
