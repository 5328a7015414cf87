import Console
import Formats
import Housekeeping
import StateRoots
import Storage

/// `car state verify`: reads everything under the roots and says whether it is whole.
enum StateVerifyCommand: CommandPart {
    private static let scope = Option(
        "scope", .value(Value("ROOT", .choice(["all", "repo", "hub", "global"]))), summary: "Which roots",
        defaultText: "all")

    static let command = Command(
        "verify", summary: "Read every file of the roots and say whether all is whole",
        discussion: """
            Every file is read, every database checked, and a digest of the whole is printed: it is the same after a \
            move, and the same in an export. What is wrong is listed, and the program ends with 3.
            """,
        options: [CommonOptions.repo, CommonOptions.hub, scope, .json],
        examples: [
            Example("car state verify", "Verify the repository's, the hub's and your own root"),
            Example("car state verify --scope global --json", "The user's root alone, for a program"),
        ],
        environment: [CommonOptions.globalRoot], exitCodes: [.findings, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("state", "verify") { invocation in
            let workplace = try WorkplaceFinder(invocation).find(
                repository: invocation.command.text(CommonOptions.repo),
                hub: invocation.command.text(CommonOptions.hub))
            let places = try workplace.places(scope: invocation.command.text(scope) ?? "all")
            let reports = try await Progress.during("reading the roots", console: invocation.console) { progress in
                var before = 0
                return try places.map { place in
                    let report = try RootReport(place, workplace) { progress.advance(to: before + $0) }
                    before += report.verification?.entries ?? 0
                    return report
                }
            }
            if invocation.command.has(.json) {
                try invocation.answer(.object(["roots": .array(reports.map(\.json))]))
            } else {
                for report in reports { try report.print(on: invocation.console) }
            }
            return reports.allSatisfy { $0.problems.isEmpty } ? .done : .findings
        }
    }
}
