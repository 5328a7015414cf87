import Autorunner
import Console
import Formats
import StateRoots

/// `car status`: what goes on in a repository.
enum StatusCommand: CommandPart {
    static let command = Command(
        "status", summary: "Show what goes on in a repository", options: [CommonOptions.repo, .json],
        examples: [Example("car status", "Show the repository around the working directory")],
        exitCodes: [.badData, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("status") { invocation in
            let workplace = try invocation.workplace()
            let places = RepositoryPlaces(workplace.catalogue, in: try workplace.initialisedRepoRoot())
            let runner = try RunnerStore(places.state()).snapshot()
            let activity = RepositoryActivity(of: places)
            if invocation.command.has(.json) {
                try invocation.answer(json(workplace, runner, activity))
                return .done
            }
            let name = workplace.repository?.description ?? ""
            try invocation.console.print(
                StyledText(name, .bold) + StyledText("  \(runner?.status.rawValue ?? "no runner state")"))
            if runner?.isProcessGone() == true {
                invocation.console.note("  Its process is gone: run 'car doctor --fix'.")
            }
            if let id = runner?.lastRunID {
                let exit = runner?.lastExitCode.map { ", ended with \($0)" } ?? ""
                try invocation.console.print(
                    StyledText("  last run  \(id), begun \(runner?.lastRunStartedAt ?? "at an unknown time")\(exit)"))
            }
            for session in runner?.sessions ?? [] where session.status == .active {
                try invocation.console.print(StyledText("  session   \(session.id) (\(session.agent))"))
            }
            for sentence in activity.atWork { try invocation.console.print(StyledText("  \(sentence)")) }
            for doubt in activity.uncertain { invocation.console.note(StyledText("  \(doubt)", .yellow)) }
            return .done
        }
    }

    private static func json(
        _ workplace: Workplace, _ runner: RunnerSnapshot?, _ activity: RepositoryActivity
    ) -> JSON {
        let number = { (value: Int64?) -> JSON in value.map { .number(JSONNumber($0)) } ?? .null }
        let text = { (value: String?) -> JSON in value.map { .string($0) } ?? .null }
        return .object([
            "repo": text(workplace.repository?.description), "hub": text(workplace.hub?.description),
            "status": text(runner?.status.rawValue), "last_run_id": number(runner?.lastRunID),
            "last_exit_code": number(runner?.lastExitCode), "last_run_started_at": text(runner?.lastRunStartedAt),
            "last_run_finished_at": text(runner?.lastRunFinishedAt),
            "runner_is_gone": .bool(runner?.isProcessGone() ?? false),
            "runner_pid": number(runner?.runnerPID.map(Int64.init)),
            "sessions": .array(
                (runner?.sessions ?? []).map {
                    .object([
                        "id": .string($0.id), "agent": .string($0.agent), "status": .string($0.status.rawValue),
                    ])
                }),
            "at_work": .array(activity.atWork.map { .string($0) }),
            "uncertain": .array(activity.uncertain.map { .string($0) }),
        ])
    }
}
