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
