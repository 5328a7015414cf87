import Console
import Diagnostics
import StateRoots

/// What is wrong with a link in the place of a root.
enum RootLinkFinding {
    static func make(_ error: any Error, _ directory: AbsolutePath) -> Finding {
        let report = ErrorReport(error)
        let place = "\(directory)/\(RootResolver.directoryName)"
        return Finding(
            "roots.link_not_followed", .error, "\(report.summary).", subject: place,
            remedy: Finding.Remedy(["rm", place], explanation: report.remedy),
            details: [])
    }
}
