/// Builds trees from events, with a stack of its own: the depth of a text never becomes the depth of ours.
struct YAMLComposer {
    private(set) var documents: [YAMLNode] = []
    private let limits: YAMLLimits
    private let allowsSeveralDocuments: Bool
    private var open: [YAMLOpenCollection] = []
    private var anchors: [String: YAMLAnchor] = [:]
    /// Nodes so far, aliases counted as what they stand for.
    private var nodeCount = 0

    init(limits: YAMLLimits, allowsSeveralDocuments: Bool) {
        self.limits = limits
        self.allowsSeveralDocuments = allowsSeveralDocuments
    }

    mutating func accept(_ event: YAMLEvent) throws(FormatError) {
        switch event.step {
        case .documentStart:
            guard documents.isEmpty || allowsSeveralDocuments else {
                throw FormatError(
                    .yaml, .shape, "a second document begins here, but only one is expected", at: event.extent.start)
            }
        case .documentEnd:
            anchors = [:]
        case .alias(let name):
            try use(name, at: event.extent)
        case .scalar(let scalar):
            try addScalar(scalar, at: event.extent)
        case .sequenceStart(let properties):
            try begin(.sequence, properties, at: event.extent)
        case .mappingStart(let properties):
            try begin(.mapping, properties, at: event.extent)
        case .collectionEnd:
            try endCollection(at: event.extent.end)
        }
    }

    private mutating func addScalar(_ event: YAMLEvent.Scalar, at extent: YAMLExtent) throws(FormatError) {
        try count(1, at: extent.start)
        let isKey = open.last?.expectsKey ?? false
        let meaning: YAMLScalarMeaning
        do throws(FormatError) {
            meaning = try YAMLResolver(limits: limits).meaning(of: event, isKey: isKey)
        } catch {
            throw FormatError(.yaml, error.code, error.message, at: extent.start)
        }
        switch meaning {
        case .merge:
            try open[open.count - 1].mapping.addMergeKey(at: extent.start)
        case .value(let value):
            let scalar = YAMLScalar(value, text: event.text, style: event.style, tag: event.properties.tag)
            let node = YAMLNode(.scalar(scalar), extent: extent)
            try remember(event.properties.anchor, YAMLAnchor(node: node, nodeCount: 1, height: 0), at: extent.start)
            try add(node, height: 0)
        }
    }

    private mutating func begin(
        _ kind: YAMLOpenCollection.Kind, _ properties: YAMLEvent.Properties, at extent: YAMLExtent
    ) throws(FormatError) {
        guard open.count < limits.maxDepth else { throw tooDeep(at: extent.start) }
        try count(1, at: extent.start)
        try YAMLResolver.checkCollectionTag(properties.tag, isMapping: kind == .mapping, at: extent.start)
        guard open.last?.expectsKey != true else {
            throw FormatError(
                .yaml, .shape, "a key must be a single value, not a \(kind == .mapping ? "mapping" : "list")",
                at: extent.start)
        }
        try remember(properties.anchor, nil, at: extent.start)
        open.append(
            YAMLOpenCollection(
                kind: kind, anchor: properties.anchor, start: extent.start, nodeCountBefore: nodeCount - 1))
    }

    private mutating func endCollection(at end: TextPosition) throws(FormatError) {
        guard let finished = open.popLast() else { return }
        let node = YAMLNode(finished.content(), extent: YAMLExtent(start: finished.start, end: end))
        let height = finished.height + 1
        if let anchor = finished.anchor {
            anchors[anchor] = YAMLAnchor(
                node: node, nodeCount: nodeCount - finished.nodeCountBefore, height: height)
        }
        try add(node, height: height)
    }

    private mutating func use(_ name: String, at extent: YAMLExtent) throws(FormatError) {
        guard let anchor = anchors[name] else {
            throw FormatError(.yaml, .shape, "the alias *\(name.excerpt) names no anchor before it", at: extent.start)
        }
        guard let node = anchor.node else {
            throw FormatError(
                .yaml, .shape, "the alias *\(name.excerpt) stands inside what it stands for", at: extent.start)
        }
        try count(anchor.nodeCount, at: extent.start)
        guard open.count + anchor.height <= limits.maxDepth else { throw tooDeep(at: extent.start) }
        if open.last?.expectsKey == true, node.scalar == nil {
            throw FormatError(
                .yaml, .shape, "a key must be a single value, but *\(name.excerpt) is \(node.kindName)",
                at: extent.start)
        }
        try add(YAMLNode(node.content, extent: extent), height: anchor.height)
    }

    private mutating func add(_ node: YAMLNode, height: Int) throws(FormatError) {
        guard !open.isEmpty else { return documents.append(node) }
        try open[open.count - 1].add(node, height: height)
    }

    private mutating func remember(
        _ name: String?, _ anchor: YAMLAnchor?, at position: TextPosition
    ) throws(FormatError) {
        guard let name else { return }
        if let first = anchors[name] {
            throw FormatError(
                .yaml, .duplicate, "the anchor &\(name.excerpt) stands twice; first at \(first.position)", at: position)
        }
        anchors[name] = anchor ?? YAMLAnchor(openAt: position)
    }

    private mutating func count(_ added: Int, at position: TextPosition) throws(FormatError) {
        let (sum, overflow) = nodeCount.addingReportingOverflow(added)
        guard !overflow, sum <= limits.maxNodes else {
            throw FormatError(
                .yaml, .size, "with its aliases replaced it has more than \(limits.maxNodes) nodes", at: position)
        }
        nodeCount = sum
    }

    private func tooDeep(at position: TextPosition) -> FormatError {
        FormatError(.yaml, .depth, "nested deeper than \(limits.maxDepth) collections", at: position)
    }
}

/// What a name stands for, with what using it costs.
private struct YAMLAnchor {
    /// Nil while its collection is still being read.
    let node: YAMLNode?
    let position: TextPosition
    let nodeCount: Int
    let height: Int

    init(node: YAMLNode, nodeCount: Int, height: Int) {
        self.node = node
        self.position = node.position ?? TextPosition(offset: 0, line: 1, column: 1)
        self.nodeCount = nodeCount
        self.height = height
    }

    init(openAt position: TextPosition) {
        self.node = nil
        self.position = position
        self.nodeCount = 0
        self.height = 0
    }
}
