/// A column of a table: its title, and what happens to it when there is not enough room.
public struct Column: Hashable, Sendable {
    /// The side its text stands on; new ones may be added.
    public struct Alignment: Hashable, Sendable {
        private enum Kind { case leading, trailing }

        private let kind: Kind
        public static let leading = Alignment(kind: .leading)
        /// For numbers.
        public static let trailing = Alignment(kind: .trailing)
    }

    public var title: String
    public var alignment: Alignment
    /// 0 is never left out; of the others the highest number goes first.
    public var priority: Int
    /// How far it may shrink before a column is left out instead; nil for not at all.
    public var leastWidth: Int?

    public init(_ title: String, _ alignment: Alignment = .leading, priority: Int = 0, leastWidth: Int? = nil) {
        self.title = title
        self.alignment = alignment
        self.priority = priority
        self.leastWidth = leastWidth
    }
}
