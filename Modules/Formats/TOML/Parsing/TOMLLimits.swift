/// How much a reader takes before it refuses a text.
public struct TOMLLimits: Hashable, Sendable {
    /// Tables and arrays within one another, headers and dotted keys included.
    public var maxDepth: Int
    public var maxBytes: Int

    public init(maxDepth: Int = 128, maxBytes: Int = 16 << 20) {
        self.maxDepth = maxDepth
        self.maxBytes = maxBytes
    }

    public static let standard = TOMLLimits()

    /// Reading nested values recurses, and the stack of a thread is not ours to choose.
    var effectiveDepth: Int { min(maxDepth, 512) }
}
