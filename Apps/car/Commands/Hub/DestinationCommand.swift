import Console
import Formats
import Hub
import StateRoots

/// `car hub destination`: where a repository's agents run.
enum DestinationCommand: CommandPart {
    private static let id = Positional(Value("ID"), summary: "The repository's id, as 'car hub repos' lists it")
    private static let kind = Positional(
        Value("KIND", .choice(["local", "docker", "inherit"])),
        summary: "On this machine, in a container, or as the repository it is a worktree of")

    private static let show = Command(
        "show", summary: "Show where a repository's agents run", options: [CommonOptions.hub, .json],
        positionals: [id], examples: [Example("car hub destination show api", "Show it and who decided it")],
        exitCodes: [.badData, .configuration])

    private static let set = Command(
        "set", summary: "Say where a repository's agents run",
        discussion: """
            With docker the agents' homes are in the repository, because the container sees nothing else. What is not \
            said here is taken away: the new destination replaces the old one.
            """,
        options: DockerOptions.all + [CommonOptions.hub, CommonOptions.dryRun, .json], positionals: [id, kind],
        examples: [
            Example("car hub destination set api docker --image registry/dev:3", "Run in a container"),
            Example("car hub destination set api local", "Run on this machine"),
        ],
        exitCodes: [.badData, .tryAgain, .cannotWrite, .configuration])

    static let command = Command(
        "destination", summary: "Show or say where a repository's agents run", subcommands: [show, set])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("hub", "destination", "show") { invocation in
            let workplace = try invocation.workplace()
            let manifest = try HubFiles(workplace).manifest.read() ?? Manifest()
            try print(try entry(invocation, manifest), manifest, workplace, invocation)
            return .done
        }
        handlers.on("hub", "destination", "set") { invocation in
            let workplace = try invocation.workplace()
            let files = try HubFiles(workplace)
            let wanted = try wantedDestination(invocation)
            let name = invocation.command.text(id) ?? ""
            if invocation.command.has(CommonOptions.dryRun) {
                var manifest = try files.manifest.read() ?? Manifest()
                try manifest.update(name) { $0.setDestination(wanted) }
                try print(try entry(invocation, manifest), manifest, workplace, invocation)
                invocation.console.note("Nothing was written.")
                return .done
            }
            let manifest = try files.manifest.update(purpose: "to set the destination of \(name)") { manifest in
                try manifest.update(name) { $0.setDestination(wanted) }
                return manifest
            }
            Logbook.note(
                "hub.destination_set", ["id": .string(name), "kind": wanted.map { .string($0.kind) } ?? .null],
                inHub: try workplace.hubRoot(), workplace.catalogue)
            try print(try entry(invocation, manifest), manifest, workplace, invocation)
            return .done
        }
    }

    private static func wantedDestination(_ invocation: Invocation) throws -> Destination? {
        let kind = invocation.command.text(kind) ?? "local"
        if kind == "docker" { return .docker(try DockerOptions.destination(invocation)) }
        if let stray = DockerOptions.all.first(where: { invocation.command.has($0) }) {
            throw invocation.usageError(.conflict, "--\(stray.long) is for docker only")
        }
        return kind == "local" ? .local : nil
    }

    private static func entry(_ invocation: Invocation, _ manifest: Manifest) throws -> RepositoryEntry {
        let name = invocation.command.text(id) ?? ""
        var draft = manifest
        return try draft.update(name) { $0 }
    }

    private static func print(
        _ entry: RepositoryEntry, _ manifest: Manifest, _ workplace: Workplace, _ invocation: Invocation
    ) throws {
        let effective = EffectiveDestination(of: entry, in: manifest)
        let homes = try? workplace.agentHomes(of: entry, effective.destination)
        if invocation.command.has(.json) {
            try invocation.answer(
                JSON.object([
                    "id": .string(entry.id), "source": .string(effective.source.rawValue),
                    "destination": effective.destination.json,
                    "agent_homes": homes.map { .string($0.description) } ?? .null,
                    "problems": .array(effective.problems.map { .string($0) }),
                ]))
            return
        }
        let source =
            switch effective.source {
            case .own: "as the repository itself says"
            case .base: "as the repository says that it is a worktree of"
            case .standard: "because nothing else was said"
            }
        try invocation.console.print(
            StyledText(entry.id, .bold) + StyledText("  \(effective.destination.kind), \(source)"))
        if case .docker(let docker) = effective.destination {
            try invocation.console.print(StyledText(DockerOptions.summary(of: docker)))
        }
        if let homes { try invocation.console.print(StyledText("  homes    \(homes)")) }
        for problem in effective.problems { invocation.console.note(StyledText(problem, .yellow)) }
    }
}
