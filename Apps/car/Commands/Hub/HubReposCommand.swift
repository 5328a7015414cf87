import Console
import Formats
import Hub
import StateRoots

/// `car hub repos`: what the hub knows.
enum HubReposCommand: CommandPart {
    static let command = Command(
        "repos", summary: "List the repositories of the hub", options: [CommonOptions.hub, .json],
        examples: [Example("car hub repos", "List them"), Example("car hub repos --json", "The same, for a program")],
        exitCodes: [.badData, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("hub", "repos") { invocation in
            let workplace = try invocation.workplace()
            let files = try HubFiles(workplace)
            guard let manifest = try files.manifest.read() else {
                throw CarError(
                    .badData, "'\(files.manifest.path)' is missing", remedy: "run 'car hub scan' to make it")
            }
            let facts = RepositoryConditions(workplace)
            let rows = manifest.repositories.map { HubRepository($0, in: manifest, files.hub, facts) }
            if invocation.command.has(.json) {
                try invocation.answer(
                    JSON.object([
                        "hub": .string(files.hub.description),
                        "manifest_version": .number(JSONNumber(manifest.version)),
                        "repos": .array(rows.map(\.json)),
                        "issues": .array(manifest.issues.map { .string("\($0)") }),
                    ]))
                return .done
            }
            if rows.isEmpty { invocation.console.note("no repositories: 'car hub scan' finds them") }
            try print(rows, on: invocation.console)
            for issue in manifest.issues { invocation.console.note(StyledText("\(issue)", .yellow)) }
            return .done
        }
    }

    private static func print(_ rows: [HubRepository], on console: Console) throws {
        guard !rows.isEmpty else { return }
        var table = Table([
            Column("id"), Column("path", leastWidth: 8), Column("state"), Column("runs in"),
            Column("branch", priority: 1),
        ])
        for row in rows {
            table.add([
                StyledText(row.entry.id, .bold), StyledText(row.entry.path.description), StyledText(row.status),
                StyledText(row.destination.destination.kind), StyledText(row.entry.branch ?? ""),
            ])
        }
        try console.print(table.text(for: console.outputTerminal))
    }
}

/// A repository as `car hub repos` shows it.
struct HubRepository {
    let entry: RepositoryEntry
    let destination: EffectiveDestination
    let status: String

    init(_ entry: RepositoryEntry, in manifest: Manifest, _ hub: AbsolutePath, _ facts: RepositoryConditions) {
        self.entry = entry
        destination = EffectiveDestination(of: entry, in: manifest)
        status = RepositoryStatus(of: entry, in: hub, asking: facts).rawValue
    }

    var json: JSON {
        .object([
            "id": .string(entry.id), "path": .string(entry.path.description), "kind": .string(entry.kind.rawValue),
            "display_name": .string(entry.title), "enabled": .bool(entry.isEnabled),
            "auto_run": .bool(entry.autoRun), "archived": .bool(entry.isArchived), "status": .string(status),
            "branch": entry.branch.map { .string($0) } ?? .null,
            "worktree_of": entry.worktreeOf.map { .string($0) } ?? .null,
            "destination": .string(destination.destination.kind),
            "destination_source": .string(destination.source.rawValue),
        ])
    }
}
