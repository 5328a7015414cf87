import Console
import Diagnostics
import Formats
import Housekeeping
import StateRoots
import Storage

/// `car state export`: a root in one file.
enum StateExportCommand: CommandPart {
    private static let file = Positional(
        Value("FILE", completion: .files), summary: "The archive to write, a tar that any tar reads")
    private static let replace = Option("replace", summary: "Replace the file when it is there already")

    static let command = Command(
        "export", summary: "Write a whole root into one archive",
        discussion: """
            The archive carries a digest of every file. It takes its name when it is whole, and only you can read it: \
            state may hold secrets. While something works in the root, the export is refused.
            """,
        options: [CommonOptions.repo, CommonOptions.hub, StateCommand.scope, replace, CommonOptions.dryRun, .json],
        positionals: [file],
        examples: [
            Example("car state export ~/backup/api.tar", "Export the repository's root"),
            Example("car state export --scope global ~/backup/car.tar --replace", "The user's root, once more"),
        ],
        environment: [CommonOptions.globalRoot],
        exitCodes: [.badData, .tryAgain, .cannotWrite, .noPermission, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("state", "export") { invocation in
            let choice = try invocation.rootChoice()
            let target = try ExportTarget(invocation.command.text(file) ?? "", choice)
            if invocation.command.has(CommonOptions.dryRun) {
                return try describe(choice, target.path.path, invocation)
            }
            let export = RootExport(
                try choice.kept, to: target.path,
                manifest: ExportManifest(
                    product: "car \(ProductVersion.current)", root: choice.id.name, created: System.wallSeconds),
                replacing: invocation.command.has(replace), activity: try choice.activity(), observer: try .current())
            let result = try await Progress.during("exporting", console: invocation.console) { progress in
                try export.run { progress.advance(to: $0) }
            }
            for socket in result.sockets {
                invocation.console.note(StyledText("a socket was left out: \(socket)", .yellow))
            }
            try TransferReport(from: choice.root.path, to: target.path.path, digest: result.digest)
                .show("exported", invocation)
            return .done
        }
    }

    private static func describe(
        _ choice: RootChoice, _ target: AbsolutePath, _ invocation: Invocation
    ) throws -> ExitCode {
        let digest = try TreeDigest.of(choice.kept)
        try TransferReport(from: choice.root.path, to: target, digest: digest).show("would export", invocation)
        return .done
    }
}

/// The file that a person named, as a place that may be written to (SR-23).
struct ExportTarget {
    let path: ExternalPath

    init(_ text: String, _ choice: RootChoice) throws {
        let named = try AbsolutePath(naming: text, from: choice.workplace.resolver.surroundings.directory)
        guard let name = named.segments.last, try EntryFacts.of(named)?.kind != .directory else {
            throw CarError(.badData, "'\(named)' is a directory", remedy: "name a file in it")
        }
        guard try EntryFacts.of(named.parent)?.kind == .directory else {
            throw CarError(.badData, "there is no directory '\(named.parent)'", remedy: "make it first")
        }
        let folder = try StateRoot(.external, at: named.parent)
        path = try choice.workplace.catalogue.external(.namedExport, in: folder, ["file": name])
    }
}
