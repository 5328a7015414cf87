import Formats

/// YAML reads or refuses; what it reads, it writes so that it reads the same again.
public func fuzzYAML(_ bytes: [UInt8]) {
    guard let root = try? YAML.parse(bytes, limits: .brief) else { return }
    let text = root.serialized()
    guard let again = try? YAML.parse(text, limits: .unbounded) else {
        preconditionFailure("what was written cannot be read")
    }
    if again != root { preconditionFailure("what was written reads as something else") }
    if again.serialized() != text { preconditionFailure("the same tree was written in two ways") }
    checkPlaces(root, in: bytes)
    guard let json = try? root.json else { return }
    guard let back = try? YAMLNode(json).json, back == json else {
        preconditionFailure("a JSON tree did not survive as YAML")
    }
}

extension YAMLLimits {
    /// Few nodes, so that a run spends its time on many texts and not on one that expands.
    fileprivate static var brief: YAMLLimits {
        var limits = YAMLLimits()
        limits.maxNodes = 5000
        return limits
    }

    /// Aliases are written out in full, so that what was within the limits may leave them.
    fileprivate static var unbounded: YAMLLimits {
        var limits = YAMLLimits()
        limits.maxBytes = .max
        return limits
    }
}

/// Checking a place costs a walk over the text, so only the first thousand bytes are held to it.
private func checkPlaces(_ node: YAMLNode, in bytes: [UInt8]) {
    guard bytes.count <= 1000 else { return }
    for place in [node.extent?.start, node.extent?.end].compactMap({ $0 })
    where place != TextPosition(offset: place.offset, in: bytes.span.bytes) {
        preconditionFailure("a node says it stands at \(place), offset \(place.offset)")
    }
    for item in node.sequence ?? [] { checkPlaces(item, in: bytes) }
    for pair in node.mapping ?? [] { checkPlaces(pair.value, in: bytes) }
}
