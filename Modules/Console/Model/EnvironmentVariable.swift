/// A variable of the environment that a command reads.
public struct EnvironmentVariable: Hashable, Sendable {
    public var name: String
    public var summary: String

    public init(_ name: String, _ summary: String) {
        self.name = name
        self.summary = summary
    }
}
