/// What a handler gets: the command line that was understood, and the world it may use.
public struct Invocation: Sendable {
    public let command: ParsedCommand
    public let console: Console
    public let environment: [String: String]
    /// The program's name, then the command's: what a usage error of a handler needs.
    public let commandNames: [String]

    /// A refusal of what was typed that only the handler could see.
    public func usageError(_ code: UsageError.Code, _ summary: String) -> UsageError {
        UsageError(code, ControlEscaping.escape(summary), command: commandNames)
    }
}
