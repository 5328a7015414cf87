import Console
import Formats
import Housekeeping
import StateRoots
import Storage

/// `car state import`: a root out of an archive.
enum StateImportCommand: CommandPart {
    private static let file = Positional(
        Value("FILE", completion: .files), summary: "The archive, as 'car state export' wrote it")
    private static let discard = Option("discard", summary: "Take back an import that was cut short")

    static let command = Command(
        "import", summary: "Unpack an archive into a root that is empty or not there",
        discussion: """
            Every file is compared with the digest that the archive carries. An import that was cut short is finished \
            by the same command; until then the archive alone is whole, and other commands say so.
            """,
        options: [CommonOptions.repo, CommonOptions.hub, StateCommand.scope, discard, CommonOptions.dryRun, .json],
        positionals: [file],
        examples: [Example("car state import ~/backup/api.tar", "Bring a repository's root back")],
        environment: [CommonOptions.globalRoot],
        exitCodes: [.badData, .tryAgain, .cannotWrite, .noPermission, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("state", "import") { invocation in
            let choice = try invocation.rootChoice()
            let archive = try AbsolutePath(
                naming: invocation.command.text(file) ?? "", from: choice.workplace.resolver.surroundings.directory)
            let work = RootImport(
                archive, into: try choice.kept, activity: try choice.activity(), observer: try .current())
            if invocation.command.has(discard) { return try takeBack(work, invocation) }
            let manifest = try work.inspect()
            try check(manifest, choice)
            if invocation.command.has(CommonOptions.dryRun) {
                return try describe(manifest, from: archive, to: choice.root.path, invocation)
            }
            let result = try await Progress.during("importing", console: invocation.console) { progress in
                try RecordedImport(choice, archive).run(work) { progress.advance(to: $0) }
            }
            try TransferReport(from: archive, to: choice.root.path, digest: result.digest).show("imported", invocation)
            return .done
        }
    }

    private static func takeBack(_ work: RootImport<RootActivity>, _ invocation: Invocation) throws -> ExitCode {
        let wasThere = try work.discard()
        if invocation.command.has(.json) {
            try invocation.answer(["discarded": .bool(wasThere)])
        } else {
            invocation.console.note(wasThere ? "what was unpacked is gone" : "there was nothing to discard")
        }
        return .done
    }

    private static func describe(
        _ manifest: ExportManifest, from archive: AbsolutePath, to place: AbsolutePath, _ invocation: Invocation
    ) throws -> ExitCode {
        if invocation.command.has(.json) {
            try invocation.answer([
                "dry_run": true, "from": .string(archive.description), "to": .string(place.description),
                "root": .string(manifest.root), "product": .string(manifest.product),
            ])
        } else {
            try invocation.console.print(
                StyledText("would import the \(manifest.root) root of \(manifest.product) to \(place)"))
        }
        return .done
    }

    /// A repository's state is of no use as a user's.
    private static func check(_ manifest: ExportManifest, _ choice: RootChoice) throws {
        guard manifest.root == choice.id.name else {
            throw CarError(
                .badData, "the archive holds a \(manifest.root) root, and this would be the \(choice.id) root",
                remedy: "say --scope \(manifest.root)")
        }
    }
}
