/// How much a YAML text may ask of its reader.
public struct YAMLLimits: Hashable, Sendable {
    /// The longest text, in bytes.
    public var maxBytes = 8 << 20
    /// Collections within collections.
    public var maxDepth = 128
    /// Nodes, keys included, counted after aliases are replaced by what they stand for.
    ///
    /// This is what refuses a text of a few hundred bytes that expands to billions of nodes.
    public var maxNodes = 1_000_000
    /// Digits of one integer; the work of reading it grows with their square.
    public var maxDigits = 1024

    public init() {}

    /// What configuration and ticket files never reach.
    public static let standard = YAMLLimits()
}
