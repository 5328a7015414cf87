extension YAMLNode {
    /// The text of a string; nil for everything else, numbers and dates included.
    public var string: String? {
        guard case .string(let text) = value else { return nil }
        return text
    }

    public var bool: Bool? {
        guard case .bool(let value) = value else { return nil }
        return value
    }

    /// An integer that 64 bits hold; nil for a number with a fraction, even `1.0`.
    public var int64: Int64? {
        guard case .integer(let value) = value else { return nil }
        return value
    }

    /// A number with a fraction, or an integer as the nearest one.
    public var double: Double? {
        switch value {
        case .float(let value): value
        case .integer(let value): Double(value)
        case .largeInteger(let digits): Double(digits)
        default: nil
        }
    }

    public var isNull: Bool { value == .null }

    public var scalar: YAMLScalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// What a scalar means; nil for collections.
    public var value: YAMLValue? { scalar?.value }

    public var sequence: [YAMLNode]? {
        guard case .sequence(let items) = content else { return nil }
        return items
    }

    public var mapping: [YAMLPair]? {
        guard case .mapping(let pairs) = content else { return nil }
        return pairs
    }

    /// The pair whose key is this text.
    public func pair(_ key: String) -> YAMLPair? {
        mapping?.first { $0.key.scalar.value == .string(key) }
    }

    /// The value of the pair whose key is this text.
    public subscript(key: String) -> YAMLNode? { pair(key)?.value }

    /// The item of a sequence; nil outside it.
    public subscript(index: Int) -> YAMLNode? {
        guard let items = sequence, items.indices.contains(index) else { return nil }
        return items[index]
    }

    /// The node as a message names it: "a mapping", "the boolean true".
    public var kindName: String {
        switch content {
        case .scalar(let scalar): scalar.value.kindName
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}

extension YAMLNode {
    public static let null = YAMLNode(.scalar(YAMLScalar(.null)))
    public static func bool(_ value: Bool) -> YAMLNode { YAMLNode(.scalar(YAMLScalar(.bool(value)))) }
    public static func integer(_ value: Int64) -> YAMLNode { YAMLNode(.scalar(YAMLScalar(.integer(value)))) }
    public static func float(_ value: Double) -> YAMLNode { YAMLNode(.scalar(YAMLScalar(.float(value)))) }
    public static func string(_ text: String) -> YAMLNode { YAMLNode(.scalar(YAMLScalar(.string(text)))) }
    public static func sequence(_ items: [YAMLNode]) -> YAMLNode { YAMLNode(.sequence(items)) }

    /// A mapping with text keys, in this order.
    public static func mapping(_ pairs: [(String, YAMLNode)]) -> YAMLNode {
        YAMLNode(.mapping(pairs.map { YAMLPair(key: YAMLKey($0.0), value: $0.1) }))
    }
}
