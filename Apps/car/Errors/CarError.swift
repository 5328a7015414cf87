import Console

/// Why a command did not do what was asked, as the person who asked reads it.
struct CarError: ReportableError {
    let summary: String
    let details: [String]
    let remedy: String?
    let exitCode: ExitCode

    init(_ exitCode: ExitCode, _ summary: String, details: [String] = [], remedy: String? = nil) {
        self.summary = summary
        self.details = details
        self.remedy = remedy
        self.exitCode = exitCode
    }
}
