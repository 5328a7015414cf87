extension TOMLDocument {
    /// The members of an inline table that define a node or what is below it, in the order of the text.
    func members(below node: Int) -> [Int] {
        switch tree[node].kind {
        case .dotted: tree[node].children.flatMap(members(below:)).sorted { tree[$0].start < tree[$1].start }
        default: [node]
        }
    }

    private func members(of inlineTable: Int) -> [Int] {
        tree[inlineTable].children.flatMap(members(below:)).sorted { tree[$0].start < tree[$1].start }
    }

    private func inlineTable(around node: Int) -> Int {
        var place = node
        while place != TOMLTree.root {
            if case .inlineTable = tree[place].kind { return place }
            place = tree[place].parent
        }
        return place
    }

    /// Adds `key = value` behind the last member of a table that is written within braces.
    func insertMember(_ names: [String], _ addition: TOMLAddition) -> TOMLSplice {
        let table = inlineTable(around: addition.parent)
        let inner = tree.path(to: addition.parent).steps.dropFirst(tree.path(to: table).steps.count)
        let key = (inner.compactMap(\.name) + names.prefix(1)).map(TOMLText.key).joined(separator: ".")
        let value = names.dropFirst().reversed().reduce(addition.value) { .table([$1: $0]) }
        let member = "\(key) = \(value.encoded(strings: addition.strings))"
        let present = addition.parent == table ? members(of: table) : members(below: addition.parent)
        guard let last = present.last else { return splice(inside(tree[table].span), " \(member) ") }
        let end = tree[last].span.upperBound
        return splice(end..<end, ", \(member)")
    }

    /// What goes when a member of an inline table or an element of an array is removed.
    func removalWithinValue(of node: Int) -> [TOMLSplice] {
        if case .array = tree[tree[node].parent].kind { return removeElement(node) }
        let table = inlineTable(around: tree[node].parent)
        let all = members(of: table)
        let removed = Set(members(below: node))
        guard removed.count < all.count else { return [splice(inside(tree[table].span), "")] }
        // The comma before a member goes with it; at the front there is none, and the one behind goes.
        let leading = all.prefix { removed.contains($0) }.count
        let front = leading > 0 ? [tree[all[0]].start..<tree[all[leading]].start] : []
        let others = all.indices.dropFirst(leading).filter { removed.contains(all[$0]) }.map { index in
            tree[all[index - 1]].span.upperBound..<tree[all[index]].span.upperBound
        }
        return (front + others).map { splice($0, "") }
    }

    private func inside(_ span: Range<Int>) -> Range<Int> { span.lowerBound + 1..<span.upperBound - 1 }
}
