/// What a command line asks for.
public enum ParseOutcome: Hashable, Sendable {
    case command(ParsedCommand)
    /// `--help` for the command at this path below the program.
    case help([String])
    case version
}
