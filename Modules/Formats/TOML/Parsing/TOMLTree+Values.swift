extension TOMLTree {
    /// The meaning of a node and all below it; the recursion is as deep as the reader allowed.
    func value(of node: Int) -> TOMLValue {
        switch nodes[node].kind {
        case .scalar(let value): value
        case .array, .tableArray: .array(nodes[node].children.map(value(of:)))
        case .root, .implicit, .header, .dotted, .inlineTable: .table(table(of: node))
        }
    }

    func table(of node: Int) -> TOMLTable {
        TOMLTable(nodes[node].children.lazy.map { (nodes[$0].name, value(of: $0)) })
    }

    /// How far a path leads into the tree.
    enum Lookup {
        case found(Int)
        /// The last node on the way that exists, and how many steps lead to it.
        case missing(after: Int, steps: Int)
    }

    func look(up path: TOMLPath) -> Lookup {
        var place = Self.root
        for (count, step) in path.steps.enumerated() {
            guard let next = child(of: place, by: step) else { return .missing(after: place, steps: count) }
            place = next
        }
        return .found(place)
    }

    private func child(of node: Int, by step: TOMLPath.Step) -> Int? {
        switch (nodes[node].kind, step.kind) {
        case (.array, .index(let index)), (.tableArray, .index(let index)):
            nodes[node].children.indices.contains(index) ? nodes[node].children[index] : nil
        case (.array, _), (.tableArray, _), (_, .index): nil
        case (_, .key(let name)): child(of: node, named: name.text)
        }
    }
}

extension TOMLTree.Kind {
    /// How a person calls what stands there, with its article.
    var name: String {
        switch self {
        case .scalar(let value): value.kindName
        case .array: "an array"
        case .tableArray: "an array of tables"
        case .inlineTable: "an inline table"
        case .dotted: "a table made by a dotted key"
        case .root, .implicit, .header: "a table"
        }
    }
}
