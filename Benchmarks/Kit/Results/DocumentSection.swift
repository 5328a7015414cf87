/// A part of a Markdown page that a program writes: what stands between two comments of its own.
public struct DocumentSection: Sendable {
    private let begin: String
    private let end: String

    public init(_ name: String) {
        begin = "<!-- \(name): written by a program, from here -->"
        end = "<!-- \(name): to here -->"
    }

    /// The page with other content between the marks; nil when the page does not have them, once each and in order.
    public func replaced(in page: String, by content: [String]) -> String? {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count(where: { $0 == begin }) == 1, lines.count(where: { $0 == end }) == 1,
            let from = lines.firstIndex(of: begin), let to = lines.firstIndex(of: end), from < to
        else { return nil }
        return (lines[...from] + [""] + content + [""] + lines[to...]).joined(separator: "\n")
    }
}
