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
