/// The paths of a plan, merged into a tree that a scan walks along with the text.
struct JSONFactsTree: Sendable {
    struct Edge {
        /// The first eight bytes of the name, padded with zeros: refuses nearly every other name in one comparison.
        let prefix: UInt64
        let name: [UInt8]
        let node: Int
    }

    struct Node {
        let parent: Int
        /// Numbers of the edges that leave this node.
        var edges: [Int] = []
        /// Where the items of an array lead.
        var item: Int?
        /// Fields that want the value at this node.
        var values: [Int] = []
        /// Fields that ask whether it is a certain string.
        var matches: [Int] = []
        /// Fields at this node and below.
        var fieldsBelow = 0
    }

    private(set) var nodes = [Node(parent: -1)]
    private(set) var edges: [Edge] = []
    /// The string that a field compares with; nil for one that wants the value.
    private(set) var expectedTexts: [[UInt8]?] = []

    mutating func add(_ path: [JSONPathStep], expectedText: [UInt8]?) -> Int {
        let field = expectedTexts.count
        expectedTexts.append(expectedText)
        var node = 0
        nodes[node].fieldsBelow += 1
        for step in path {
            node = child(of: node, step)
            nodes[node].fieldsBelow += 1
        }
        if expectedText == nil { nodes[node].values.append(field) } else { nodes[node].matches.append(field) }
        return field
    }

    private mutating func child(of node: Int, _ step: JSONPathStep) -> Int {
        switch step.kind {
        case .anyItem:
            if let item = nodes[node].item { return item }
            nodes.append(Node(parent: node))
            nodes[node].item = nodes.count - 1
        case .key(let key):
            let name = Array(key.utf8)
            if let edge = nodes[node].edges.first(where: { edges[$0].name == name }) { return edges[edge].node }
            nodes.append(Node(parent: node))
            nodes[node].edges.append(edges.count)
            let prefix = name.withUnsafeBytes { JSONBlocks.prefix($0, 0, $0.count) }
            edges.append(Edge(prefix: prefix, name: name, node: nodes.count - 1))
        }
        return nodes.count - 1
    }
}
