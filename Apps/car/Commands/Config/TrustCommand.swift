import Console
import Formats
import StateRoots

/// `car trust`: which directories may set what only their owner should.
enum TrustCommand: CommandPart {
    private static let directory = Positional(
        Value("DIR", completion: .directories), .optional, summary: "The repository or hub; the one here by default")
    private static let revoke = Option("revoke", summary: "Trust it no longer", conflicts: ["list"])
    private static let list = Option("list", summary: "List what is trusted")

    static let command = Command(
        "trust", summary: "Let a repository's own settings count in full",
        discussion: """
            A repository brings its settings along. Until you trust it, they cannot move roots, and whoever sends you a \
            repository cannot make this program write elsewhere. Look at the files first.
            """,
        options: [revoke, list, CommonOptions.dryRun, .json], positionals: [directory],
        examples: [
            Example("car trust", "Trust the repository or hub around the working directory"),
            Example("car trust --revoke ~/code/thing", "Trust one no longer"),
            Example("car trust --list", "See what is trusted"),
        ],
        environment: [CommonOptions.globalRoot], exitCodes: [.badData, .configuration, .cannotWrite])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("trust") { invocation in
            let finder = try WorkplaceFinder(invocation)
            guard let record = try finder.records()?.trust else {
                throw CarError(
                    .configuration, "there is no place for the record of trust: it needs a home, or an absolute path",
                    remedy: "set HOME, or CAR_GLOBAL_STATE_ROOT to an absolute path")
            }
            if invocation.command.has(list) { return try show(record, invocation) }
            let place = try chosen(invocation, finder)
            let isRevoked = invocation.command.has(revoke)
            let isDry = invocation.command.has(CommonOptions.dryRun)
            let changed =
                try isDry
                ? record.trusts(place) == isRevoked
                : isRevoked ? record.revoke(place) : record.trust(place, now: System.wallSeconds)
            let said =
                isDry
                ? changed ? "\(place) would \(isRevoked ? "no longer " : "")be trusted" : "nothing would change"
                : isRevoked
                    ? changed ? "\(place) is no longer trusted" : "\(place) was not trusted"
                    : changed ? "\(place) is trusted now" : "\(place) was trusted already"
            if invocation.command.has(.json) {
                try invocation.answer(
                    JSON.object([
                        "path": .string(place.description), "trusted": .bool(!isRevoked), "changed": .bool(changed),
                        "dry_run": .bool(isDry),
                    ]))
            } else {
                try invocation.console.print(StyledText(said))
            }
            return .done
        }
    }

    private static func chosen(_ invocation: Invocation, _ finder: WorkplaceFinder) throws -> AbsolutePath {
        if let text = invocation.command.text(directory) { return try finder.existing(text, "trust") }
        let here = finder.resolver.surroundings.directory
        guard let place = try GitRepository.top(of: here) ?? HubFinder.hub(of: here) else {
            throw CarError(
                .configuration, "'\(here)' is in no git repository and no hub", remedy: "name what is to be trusted")
        }
        return place
    }

    private static func show(_ record: TrustRecord, _ invocation: Invocation) throws -> ExitCode {
        let entries = try record.entries()
        if invocation.command.has(.json) {
            let paths = JSON.array(
                entries.map {
                    .object(["path": .string($0.path), "since": .number(JSONNumber($0.since))])
                })
            try invocation.answer(JSON.object(["trusted": paths]))
        } else if entries.isEmpty {
            invocation.console.note("nothing is trusted")
        } else {
            for entry in entries { try invocation.console.print(StyledText(entry.path)) }
        }
        return .done
    }
}
