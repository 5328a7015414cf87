/// A sequence or mapping whose end has not been read yet.
struct YAMLOpenCollection {
    enum Kind { case sequence, mapping }

    let anchor: String?
    let start: TextPosition
    let nodeCountBefore: Int
    /// Levels below this collection so far.
    private(set) var height = 0
    var mapping = YAMLMappingBuilder()
    private let kind: Kind
    private var items: [YAMLNode] = []

    init(kind: Kind, anchor: String?, start: TextPosition, nodeCountBefore: Int) {
        self.kind = kind
        self.anchor = anchor
        self.start = start
        self.nodeCountBefore = nodeCountBefore
    }

    var expectsKey: Bool { kind == .mapping && mapping.expectsKey }

    mutating func add(_ node: YAMLNode, height: Int) throws(FormatError) {
        self.height = max(self.height, height)
        switch kind {
        case .sequence: items.append(node)
        case .mapping: try mapping.add(node)
        }
    }

    consuming func content() -> YAMLNode.Content {
        switch kind {
        case .sequence: .sequence(items)
        case .mapping: .mapping(mapping.pairs())
        }
    }
}
