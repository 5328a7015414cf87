import Console
import Formats
import Settings

/// `car config show`: what holds, and who said so.
enum ConfigCommand: CommandPart {
    private static let origin = Option("origin", summary: "Say where each value comes from")
    private static let key = Positional(
        Value("SETTING", completion: .list(CarSettings.schema.keys.map(\.name))), .any,
        summary: "The settings to show; all when none is named")

    static let command = Command(
        "config", summary: "Show the settings",
        subcommands: [
            Command(
                "show", summary: "Show the settings that hold here",
                discussion: """
                    A hub's settings come from codex-autorunner.yml, codex-autorunner.override.yml and \
                    .codex-autorunner/config.yml of it. For a repository hold repo_defaults in these, then what the \
                    hub says of pma and housekeeping, then .codex-autorunner/repo.override.yml of the repository; a \
                    later one wins. What is marked trusted counts only where 'car trust' was said.
                    """,
                options: [CommonOptions.repo, CommonOptions.hub, origin, .json], positionals: [key],
                examples: [
                    Example("car config show --origin", "Show every value and the file and line it stands in"),
                    Example("car config show hub.repos_root", "Show one"),
                ],
                environment: [CommonOptions.globalRoot], exitCodes: [.badData, .configuration])
        ])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("config", "show") { invocation in
            let workplace = try invocation.workplace()
            let settings = workplace.settings
            let names = try wanted(invocation, settings.schema)
            if invocation.command.has(.json) {
                let all = settings.description().array ?? []
                let shown = all.filter { names.contains($0["name"]?.string ?? "") }
                try invocation.answer(JSON.object(["settings": .array(shown)]))
            } else {
                try print(names, settings, invocation)
            }
            for remark in workplace.remarks where invocation.command.has(origin) {
                invocation.console.note(StyledText("ignored: \(remark)", .dim))
            }
            return .done
        }
    }

    private static func wanted(_ invocation: Invocation, _ schema: SettingsSchema) throws -> [String] {
        let named = invocation.command.texts(key)
        for name in named where schema[name] == nil {
            throw CarError(
                .badData, "there is no setting '\(name)'", remedy: "run 'car config show' for the names there are")
        }
        return named.isEmpty ? schema.keys.map(\.name) : named
    }

    private static func print(_ names: [String], _ settings: SettingsSnapshot, _ invocation: Invocation) throws {
        let showsOrigin = invocation.command.has(origin)
        var columns = [Column("setting"), Column("value", leastWidth: 10)]
        if showsOrigin { columns.append(Column("from", leastWidth: 12)) }
        columns.append(Column("what it is", priority: 1, leastWidth: 16))
        var table = Table(columns)
        for name in names {
            guard let key = settings.schema[name] else { continue }
            let value = settings.shown(name).map { text(of: $0) } ?? ""
            var row = [StyledText(name), StyledText(value)]
            if showsOrigin { row.append(StyledText("\(settings.origin(of: name) ?? .builtIn)")) }
            row.append(StyledText(key.documentation, .dim))
            table.add(row)
        }
        try invocation.console.print(table.text(for: invocation.console.outputTerminal))
    }

    private static func text(of value: JSON) -> String {
        value.string ?? String(decoding: value.serialized(), as: UTF8.self)
    }
}
