/// One thing that may stand where the cursor is.
public struct CompletionCandidate: Hashable, Sendable {
    public var text: String
    public var summary: String

    public init(_ text: String, _ summary: String = "") {
        self.text = text
        self.summary = summary
    }
}
