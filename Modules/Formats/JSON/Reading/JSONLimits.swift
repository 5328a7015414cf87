/// What a reader of JSON accepts beyond the grammar.
public struct JSONLimits: Hashable, Sendable {
    /// What happens when a name stands twice in one object, which RFC 8259 section 4 leaves open.
    public struct Duplicates: Hashable, Sendable {
        private enum Rule { case refuse, keepLast }
        private let rule: Rule
        /// The text is refused with the code `.duplicate`.
        public static let refuse = Duplicates(rule: .refuse)
        /// The later value replaces the earlier one, in the earlier one's place.
        public static let keepLast = Duplicates(rule: .keepLast)
    }

    /// No limit above this one is honoured: a tree is freed by recursion, which must fit the smallest stack in use.
    public static let greatestDepth = 512

    /// Objects and arrays inside one another; the outermost counts as one.
    public var maxDepth = 128
    public var maxBytes = 64 << 20
    public var duplicates = Duplicates.refuse
    /// Skips a byte order mark at the start, which RFC 8259 section 8.1 allows a reader to do.
    public var skipsByteOrderMark = false

    public init(
        maxDepth: Int = 128, maxBytes: Int = 64 << 20, duplicates: Duplicates = .refuse,
        skipsByteOrderMark: Bool = false
    ) {
        self.maxDepth = maxDepth
        self.maxBytes = maxBytes
        self.duplicates = duplicates
        self.skipsByteOrderMark = skipsByteOrderMark
    }

    /// 128 levels, 64 MiB, duplicates refused.
    public static let standard = JSONLimits()

    var depth: Int { min(maxDepth, JSONLimits.greatestDepth) }
}
