/// One value of a YAML text, with the place it was read from.
///
/// Two nodes are equal when they mean the same: places, quoting and spelling (`1_000` or `1000`) do not count,
/// the order of a mapping's pairs does.
public struct YAMLNode: Hashable, Sendable {
    /// What a node can be.
    public enum Content: Hashable, Sendable {
        case scalar(YAMLScalar)
        case sequence([YAMLNode])
        case mapping([YAMLPair])
    }

    public var content: Content
    /// Where the node stands in its text; nil when a program made it.
    ///
    /// An alias stands where it is used, and what is inside it stands where it was anchored.
    public let extent: YAMLExtent?

    public init(_ content: Content, extent: YAMLExtent? = nil) {
        self.content = content
        self.extent = extent
    }

    /// Where it begins; nil when a program made it.
    public var position: TextPosition? { extent?.start }

    public static func == (left: YAMLNode, right: YAMLNode) -> Bool { left.content == right.content }

    public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

/// A key and its value; a key is always a scalar, since nothing else can be a key in our files.
public struct YAMLPair: Hashable, Sendable {
    public var key: YAMLKey
    public var value: YAMLNode

    public init(key: YAMLKey, value: YAMLNode) {
        self.key = key
        self.value = value
    }
}

/// The key of a pair, with the place it was read from.
public struct YAMLKey: Hashable, Sendable {
    public var scalar: YAMLScalar
    public let extent: YAMLExtent?

    public init(_ scalar: YAMLScalar, extent: YAMLExtent? = nil) {
        self.scalar = scalar
        self.extent = extent
    }

    /// A key that is text.
    public init(_ name: String) { self.init(YAMLScalar(.string(name))) }

    /// Where it begins; nil when a program made it.
    public var position: TextPosition? { extent?.start }

    public static func == (left: YAMLKey, right: YAMLKey) -> Bool { left.scalar == right.scalar }

    public func hash(into hasher: inout Hasher) { hasher.combine(scalar) }
}

/// The stretch of text that a node was read from.
public struct YAMLExtent: Hashable, Sendable {
    public let start: TextPosition
    /// Just after the last character; for a block collection, where the next thing begins.
    public let end: TextPosition

    public init(start: TextPosition, end: TextPosition) {
        self.start = start
        self.end = end
    }

    /// The bytes of the stretch.
    public var bytes: Range<Int> { start.offset..<max(start.offset, end.offset) }
}
