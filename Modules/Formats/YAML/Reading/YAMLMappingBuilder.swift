/// Collects the pairs of one mapping: refuses a key that stands twice, and resolves merge keys (`<<`).
struct YAMLMappingBuilder {
    private enum Pending {
        case key
        case value(of: YAMLKey)
        case merged
    }

    private var pending = Pending.key
    private var own: [YAMLPair] = []
    private var merged: [YAMLPair] = []
    private var positions: [YAMLKeyIdentity: TextPosition] = [:]
    private var mergePosition: TextPosition?

    var expectsKey: Bool {
        guard case .key = pending else { return false }
        return true
    }

    mutating func addMergeKey(at position: TextPosition) throws(FormatError) {
        if let first = mergePosition { throw duplicate("<<", first: first, at: position) }
        mergePosition = position
        pending = .merged
    }

    /// Takes the next key or value.
    mutating func add(_ node: YAMLNode) throws(FormatError) {
        switch pending {
        case .key:
            // The composer lets only scalars come here.
            guard let scalar = node.scalar else { return }
            let key = YAMLKey(scalar, extent: node.extent)
            let position = node.position ?? TextPosition(offset: 0, line: 1, column: 1)
            let identity = YAMLKeyIdentity(scalar.value)
            if let first = positions[identity] { throw duplicate(scalar.text, first: first, at: position) }
            positions[identity] = position
            pending = .value(of: key)
        case .value(let key):
            own.append(YAMLPair(key: key, value: node))
            pending = .key
        case .merged:
            merged = try mergedPairs(of: node)
            pending = .key
        }
    }

    /// The pairs in PyYAML's order: merged ones first, each replaced in its place by the mapping's own.
    consuming func pairs() -> [YAMLPair] {
        merged.isEmpty ? own : Self.overlay(own, on: merged)
    }

    private func mergedPairs(of node: YAMLNode) throws(FormatError) -> [YAMLPair] {
        switch node.content {
        case .mapping(let pairs): return pairs
        case .sequence(let items):
            var merged: [YAMLPair] = []
            // The first of the list wins, and so it is laid on last.
            for item in items.reversed() {
                guard let pairs = item.mapping else { throw notMergeable(item) }
                merged = Self.overlay(pairs, on: merged)
            }
            return merged
        case .scalar: throw notMergeable(node)
        }
    }

    private func notMergeable(_ node: YAMLNode) -> FormatError {
        FormatError(
            .yaml, .shape, "'<<' takes a mapping or a list of mappings, not \(node.kindName)", at: node.position)
    }

    private func duplicate(_ key: String, first: TextPosition, at position: TextPosition) -> FormatError {
        FormatError(.yaml, .duplicate, "the key '\(key.excerpt)' stands twice; first at \(first)", at: position)
    }

    private static func overlay(_ upper: [YAMLPair], on lower: [YAMLPair]) -> [YAMLPair] {
        var pairs = lower
        var places: [YAMLKeyIdentity: Int] = [:]
        for (place, pair) in lower.enumerated() { places[YAMLKeyIdentity(pair.key.scalar.value)] = place }
        for pair in upper {
            if let place = places[YAMLKeyIdentity(pair.key.scalar.value)] {
                pairs[place] = pair
            } else {
                pairs.append(pair)
            }
        }
        return pairs
    }
}

/// When two keys are the same key: as in Python, 1, 1.0 and true are one.
private struct YAMLKeyIdentity: Hashable {
    private let value: YAMLValue

    init(_ value: YAMLValue) {
        switch value {
        case .bool(let flag): self.value = .integer(flag ? 1 : 0)
        case .float(let number):
            self.value = Int64(exactly: number).map(YAMLValue.integer) ?? value
        default: self.value = value
        }
    }
}
