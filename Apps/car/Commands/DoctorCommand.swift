import Autorunner
import Console
import Diagnostics
import Formats
import Hub
import StateRoots

/// `car doctor`: whether all is well, and what to do where it is not.
enum DoctorCommand: CommandPart {
    private static let fix = Option(
        "fix", summary: "Clear what dead processes left: a stale lock, a runner that is gone")
    private static let all = Option("all", short: "a", summary: "Show what is in order, too")

    static let command = Command(
        "doctor", summary: "Check the state of a repository, its hub and the user's root",
        discussion: """
            Each finding comes with what to do about it. With findings the program ends with 3, so that scripts notice.
            """,
        options: [CommonOptions.repo, CommonOptions.hub, fix, all, .json],
        examples: [
            Example("car doctor", "Check what is here"), Example("car doctor --fix", "Clear what dead processes left"),
        ],
        environment: [CommonOptions.globalRoot], exitCodes: [.findings, .tryAgain, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("doctor") { invocation in
            let doctor = Doctor(try WorkplaceFinder(invocation), invocation)
            if invocation.command.has(fix) { try doctor.repair() }
            let report = await Progress.during("looking after the state", console: invocation.console) { progress in
                await CheckRun.run(doctor.checks(progress), limit: .seconds(120))
            }
            if invocation.command.has(.json) {
                try invocation.answer(report.json)
            } else {
                try invocation.console.print(StyledText(report.text(showsAll: invocation.command.has(all)).trimmedEnd))
            }
            return report.hasFindings ? .findings : .done
        }
    }
}

extension String {
    /// Without the last newline, which printing adds.
    fileprivate var trimmedEnd: String { hasSuffix("\n") ? String(dropLast()) : self }
}
