/// An error that knows how to face a person: what happened, what to do about it, and how the program ends.
public protocol ReportableError: Error, CustomStringConvertible, Sendable {
    /// One clause, lower case, without a full stop.
    var summary: String { get }
    /// Further lines between the summary and the remedy.
    var details: [String] { get }
    /// What to do next, when there is something to do.
    var remedy: String? { get }
    /// What was probably meant, for programs that read the error as JSON.
    var suggestions: [String] { get }
    var exitCode: ExitCode { get }
}

extension ReportableError {
    public var details: [String] { [] }
    public var remedy: String? { nil }
    public var suggestions: [String] { [] }
    public var description: String { summary }
}
