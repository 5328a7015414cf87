import Autorunner
import Console
import Formats
import StateRoots

/// `car init`: makes a repository or a directory of repositories ready.
enum InitCommand: CommandPart {
    private static let directory = Positional(
        Value("DIR", completion: .directories), .optional,
        summary: "What to make ready; the repository around the working directory by default")
    private static let mode = Option(
        "mode", .value(Value("MODE", .choice(["auto", "repo", "hub"]))),
        summary: "Whether DIR is a repository or a hub, which is a directory of repositories", defaultText: "auto")
    private static let force = Option(
        "force", summary: "Renew the files that say they are generated; yours are never touched")

    static let command = Command(
        "init", summary: "Make a repository or a hub ready for work",
        discussion: """
            Everything goes into .codex-autorunner, which git ignores. A second time it makes what is missing and \
            changes nothing that is there. A repository that is in no hub becomes its own.
            """,
        options: [mode, force, CommonOptions.dryRun, .json], positionals: [directory],
        examples: [
            Example("car init", "Make the repository around the working directory ready"),
            Example("car init --mode hub ~/code", "Make ~/code a hub for the repositories in it"),
            Example("car init --dry-run", "Say what would be made"),
        ],
        exitCodes: [.badData, .cannotWrite, .noPermission, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("init") { invocation in
            let finder = try WorkplaceFinder(invocation)
            let start = try invocation.command.text(directory).map { try finder.existing($0, "init") }
            let plan = try InitPlan(
                start: start ?? finder.resolver.surroundings.directory,
                mode: InitPlan.Mode(rawValue: invocation.command.text(mode) ?? "auto") ?? .auto)
            let work = try InitWork(plan, finder)
            let changes = try work.run(
                force: invocation.command.has(force), isDry: invocation.command.has(CommonOptions.dryRun))
            try show(changes, plan, invocation)
            return .done
        }
    }

    private static func show(_ changes: [InitWork.Change], _ plan: InitPlan, _ invocation: Invocation) throws {
        let isDry = invocation.command.has(CommonOptions.dryRun)
        if invocation.command.has(.json) {
            try invocation.answer(
                JSON.object([
                    "repository": plan.repository.map { .string($0.description) } ?? .null,
                    "hub": plan.hub.map { .string($0.description) } ?? .null, "dry_run": .bool(isDry),
                    "files": .array(
                        changes.map { .object(["path": .string($0.path), "change": .string("\($0.what)")]) }),
                ]))
            return
        }
        for change in changes where change.what != .kept {
            let verb = isDry ? "would be \(change.what)" : "\(change.what)"
            try invocation.console.print(StyledText("\(verb)  \(change.path)"))
        }
        let names = [("repository", plan.repository), ("hub", plan.hub)].compactMap { name, place in
            place.map { "\(name) \($0)" }
        }
        let touched = changes.contains { $0.what != .kept }
        invocation.console.note(
            StyledText(
                isDry
                    ? "Nothing was written."
                    : "\(touched ? "Ready" : "Was ready already"): \(names.joined(separator: ", "))"
            ))
    }
}
