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
