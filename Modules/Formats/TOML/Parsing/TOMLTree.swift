/// Everything a document defines, as nodes that know where they are written.
///
/// Nodes refer to one another by number and one dictionary finds every child by its name, so that a file with very
/// many tables costs no more per table than one with few.
struct TOMLTree: Sendable {
    /// In which way a node came to be; it decides what may still be added to it (TOML 1.0, "Table" and "Inline Table").
    enum Kind: Sendable {
        case root
        /// A table that a deeper header needs and that no header of its own has opened yet.
        case implicit
        /// A table opened by `[name]`, or an element opened by `[[name]]`.
        case header
        /// A table made by a dotted key.
        case dotted
        case inlineTable
        case tableArray
        case array
        case scalar(TOMLValue)
    }

    struct Node: Sendable {
        let name: String
        let parent: Int
        /// Its place among the children of its parent.
        let ordinal: Int
        let depth: Int
        /// False for a repeated definition, which its parent does not count among its children.
        let isListed: Bool
        var kind: Kind
        var children: [Int] = []
        /// The bytes of the value, of the header with its brackets, or of the key part that made the table.
        var span: Range<Int>
        /// Where the key/value pair, the header or the array element begins.
        var start: Int
        /// The statement that defines it, or within which it stands.
        var statement: Int
    }

    private struct Slot: Hashable {
        let parent: Int
        let name: ExactText
    }

    static let root = 0
    private(set) var nodes: [Node]
    private var slots: [Slot: Int] = [:]

    init() {
        nodes = [
            Node(
                name: "", parent: -1, ordinal: 0, depth: 0, isListed: true, kind: .root, span: 0..<0, start: 0,
                statement: -1)
        ]
    }

    subscript(node: Int) -> Node { nodes[node] }

    func child(of parent: Int, named name: String) -> Int? { slots[Slot(parent: parent, name: ExactText(name))] }

    /// Adds a node at the end of its parent; elements of arrays have no name.
    mutating func add(
        _ kind: Kind, named name: String?, to parent: Int, span: Range<Int>, start: Int, statement: Int,
        isListed: Bool = true
    ) -> Int {
        let id = nodes.count
        let node = Node(
            name: name ?? "", parent: parent, ordinal: nodes[parent].children.count, depth: nodes[parent].depth + 1,
            isListed: isListed, kind: kind, span: span, start: start, statement: statement)
        nodes.append(node)
        guard isListed else { return id }
        nodes[parent].children.append(id)
        if let name { slots[Slot(parent: parent, name: ExactText(name))] = id }
        return id
    }

    /// Makes an implicit table a defined one.
    mutating func define(_ node: Int, as kind: Kind, span: Range<Int>, start: Int, statement: Int) {
        nodes[node].kind = kind
        nodes[node].span = span
        nodes[node].start = start
        nodes[node].statement = statement
    }

    mutating func close(_ node: Int, at end: Int) { nodes[node].span = nodes[node].span.lowerBound..<end }

    func path(to node: Int) -> TOMLPath {
        var steps: [TOMLPath.Step] = []
        var place = node
        while place != Self.root {
            steps.append(step(to: place))
            place = nodes[place].parent
        }
        return TOMLPath(steps.reversed())
    }

    private func step(to node: Int) -> TOMLPath.Step {
        switch nodes[nodes[node].parent].kind {
        case .array, .tableArray: .index(nodes[node].ordinal)
        default: .key(nodes[node].name)
        }
    }

    func isWithin(_ node: Int, _ ancestor: Int) -> Bool {
        var place = node
        while nodes[place].depth > nodes[ancestor].depth { place = nodes[place].parent }
        return place == ancestor
    }
}
