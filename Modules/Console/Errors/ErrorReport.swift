/// An error as the person who ran the command sees it, or as the program that asked for JSON reads it.
public struct ErrorReport: Hashable, Sendable {
    public let summary: String
    public let details: [String]
    public let remedy: String?
    public let suggestions: [String]
    public let exitCode: ExitCode

    /// Any error at all; one that does not know how to face a person is an internal one.
    public init(_ error: any Error) {
        if let error = error as? any ReportableError {
            self.init(known: error)
        } else if error is CancellationError {
            self.init(known: Unforeseen(summary: "interrupted", exitCode: .interrupted))
        } else {
            self.init(known: Unforeseen(summary: "internal error: \(error)", exitCode: .internalError))
        }
    }

    private init(known error: any ReportableError) {
        summary = error.summary
        details = error.details
        remedy = error.remedy
        suggestions = error.suggestions
        exitCode = error.exitCode
    }

    private struct Unforeseen: ReportableError {
        let summary: String
        let exitCode: ExitCode
    }

    /// What happened, what was probably meant, what to do; each on a line of its own.
    public func text(program: String) -> StyledText {
        var text = StyledText("\(program): ", .bold) + StyledText(ControlEscaping.escape(summary))
        for line in details + [remedy].compactMap(\.self) {
            text.append("\n  ")
            text.append(ControlEscaping.escape(line))
        }
        return text
    }
}
