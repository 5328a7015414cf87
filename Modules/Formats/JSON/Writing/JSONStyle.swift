/// How a tree is laid out as text.
public struct JSONStyle: Hashable, Sendable {
    private enum Layout { case compact, pretty }
    private let layout: Layout
    /// No white space at all.
    public static let compact = JSONStyle(layout: .compact)
    /// One member or item a line, two spaces a level, and a newline at the end.
    public static let pretty = JSONStyle(layout: .pretty)

    var isPretty: Bool { layout == .pretty }
}
