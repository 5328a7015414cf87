/// A command line worth showing, with what it does.
public struct Example: Hashable, Sendable {
    public var commandLine: String
    public var summary: String

    public init(_ commandLine: String, _ summary: String) {
        self.commandLine = commandLine
        self.summary = summary
    }
}
