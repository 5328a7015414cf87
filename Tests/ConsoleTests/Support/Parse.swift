import Console
import SampleProgram
import Testing

/// Parses words against a model and expects a command.
func parsed(_ words: [String], _ root: Command = SampleProgram.program.command) throws -> ParsedCommand {
    guard case .command(let command) = try CommandParser(root).parse(words) else {
        throw UnexpectedOutcome()
    }
    return command
}

/// Parses words against a model and expects a refusal.
func refusal(_ words: [String], _ root: Command = SampleProgram.program.command) throws -> UsageError {
    try #require(throws: UsageError.self) { try CommandParser(root).parse(words) }
}

struct UnexpectedOutcome: Error {}
