/// Bounds of a scan for facts.
public struct JSONFactsOptions: Hashable, Sendable {
    /// Objects and arrays inside one another; at most `JSONLimits.greatestDepth` is honoured.
    public var maxDepth = 128
    public var maxBytes = 64 << 20
    /// A string or number longer than this is located but not decoded.
    public var maxValueBytes = 64 << 10
    /// Ends the scan as soon as everything asked for has been found.
    ///
    /// The rest of the text is then not looked at: it may be cut off or malformed, and a second member of the same
    /// name goes unnoticed, where another reader may prefer it to the first.
    public var stopsWhenAllFound = false

    public init(
        maxDepth: Int = 128, maxBytes: Int = 64 << 20, maxValueBytes: Int = 64 << 10, stopsWhenAllFound: Bool = false
    ) {
        self.maxDepth = maxDepth
        self.maxBytes = maxBytes
        self.maxValueBytes = maxValueBytes
        self.stopsWhenAllFound = stopsWhenAllFound
    }

    /// 128 levels, 64 MiB, values of up to 64 KiB, and always the whole text.
    public static let standard = JSONFactsOptions()
}
