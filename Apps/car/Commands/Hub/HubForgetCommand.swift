import Console
import Formats
import Hub
import StateRoots

/// `car hub forget`: takes a repository out of the manifest.
enum HubForgetCommand: CommandPart {
    private static let id = Positional(Value("ID"), summary: "The repository's id, as 'car hub repos' lists it")

    static let command = Command(
        "forget", summary: "Take a repository out of the hub; the repository itself is not touched",
        options: [CommonOptions.hub, CommonOptions.dryRun, .json], positionals: [id],
        examples: [Example("car hub forget old-api", "Forget a repository that is gone")],
        exitCodes: [.badData, .tryAgain, .cannotWrite, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("hub", "forget") { invocation in
            let workplace = try invocation.workplace()
            let files = try HubFiles(workplace)
            let name = invocation.command.text(id) ?? ""
            let isDry = invocation.command.has(CommonOptions.dryRun)
            var manifest = try files.manifest.read() ?? Manifest()
            // Refuses an id that nobody has, and one that worktrees still stand on.
            let path = try manifest.update(name) { $0.path }
            if !isDry {
                try files.manifest.update(purpose: "to forget \(name)") { _ = $0.remove(name) }
                Logbook.note(
                    "hub.forgotten", ["id": .string(name), "path": .string(path.description)],
                    inHub: try workplace.hubRoot(), workplace.catalogue)
            }
            if invocation.command.has(.json) {
                try invocation.answer([
                    "id": .string(name), "path": .string(path.description), "dry_run": .bool(isDry),
                ])
            } else {
                try invocation.console.print(StyledText("\(isDry ? "would forget" : "forgot")  \(name)  \(path)"))
            }
            return .done
        }
    }
}
