import Formats
import Harness

/// How a command of either program went.
struct CommandOutcome {
    let status: Int32
    let output: String
    let errors: String

    /// Its output as the JSON that it was asked for.
    var json: JSON { get throws { try JSON.parse(output) } }

    /// The same outcome, which must be a success.
    @discardableResult
    func succeeded() throws -> CommandOutcome {
        guard status == 0 else { throw HarnessError("the command ended with \(status): \(errors)\(output)") }
        return self
    }
}
