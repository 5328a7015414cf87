import Console
import Formats
import StateRoots

/// `car roots`: every artifact with its place, class, existence, size and documentation.
enum RootsCommand: CommandPart {
    private static let scope = Option(
        "scope", .value(Value("ROOT", .choice(["all", "repo", "hub", "global"]))), summary: "Which roots to show",
        defaultText: "all")
    private static let existing = Option("existing", summary: "Leave out what is not there")

    private static let watch = Option("watch", summary: "Look again every second, on a terminal", conflicts: ["json"])

    static let command = Command(
        "roots", summary: "Show where state lives, and how much there is",
        discussion: """
            Everything that may stand under the roots is listed with its class: durable is never cleaned up, reviewable \
            is kept for a while, ephemeral and cache can go. What stands there and belongs to nothing is shown at the \
            end, and 'car doctor' says what to do about it.
            """,
        options: [CommonOptions.repo, CommonOptions.hub, scope, existing, watch, .json],
        examples: [
            Example("car roots", "Show the roots of the repository, the hub and the user"),
            Example("car roots --watch --existing", "See how the state grows while something works"),
            Example("car roots --scope repo --json", "The repository's root, for a program"),
        ],
        environment: [CommonOptions.globalRoot], exitCodes: [.configuration, .noPermission])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("roots") { invocation in
            let workplace = try invocation.workplace()
            let places = try workplace.places(scope: invocation.command.text(scope) ?? "all")
            if invocation.command.has(watch) { return try await follow(places, workplace, invocation) }
            let surveys = try await RootSurveys.take(of: places, workplace.catalogue, on: invocation.console)
            let report = RootsReport(surveys: surveys, showsMissing: !invocation.command.has(existing))
            if invocation.command.has(.json) {
                try invocation.answer(report.json)
            } else {
                for line in report.lines(for: invocation.console.outputTerminal) { try invocation.console.print(line) }
            }
            return .done
        }
    }

    /// Shows the roots again and again, until the person who watches ends it.
    private static func follow(
        _ places: [StatePlace], _ workplace: Workplace, _ invocation: Invocation
    ) async throws -> ExitCode {
        let console = invocation.console
        guard console.outputTerminal.isInteractive else {
            throw invocation.usageError(.conflict, "--watch needs a terminal to draw on")
        }
        return try await LiveView.run(on: console, .alternateScreen) { view in
            while true {
                let surveys = try await RootSurveys.take(of: places, workplace.catalogue, on: console)
                let report = RootsReport(surveys: surveys, showsMissing: !invocation.command.has(existing))
                try view.draw(report.lines(for: console.outputTerminal))
                try await Task.sleep(for: .seconds(1))
            }
        }
    }
}
