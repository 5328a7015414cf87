import Console
import Diagnostics

/// What `make demo` shows, as a small program on the modules: state that survives, and an edit that loses nothing.
enum Tour {
    private static let root = Positional(
        Value("DIRECTORY", completion: .directories), summary: "Where the shared state is kept")
    private static let worker = Positional(Value("NAME"), summary: "Who makes the changes")
    private static let count = Option(
        "changes", short: "n", .value(Value("NUMBER", .integer(in: 1...100_000))), summary: "How many changes to make",
        defaultText: "500")
    private static let file = Positional(Value("FILE", completion: .files), summary: "A TOML file to look at")

    static let program = Program(
        Command(
            "tour", summary: "Show what the foundations of Switchyard do",
            subcommands: [
                Command(
                    "work", summary: "Change the shared state, saying each change when it is done",
                    options: [count], positionals: [root, worker],
                    examples: [Example("tour work /tmp/state anna -n 100", "Make a hundred changes as anna")]),
                Command(
                    "report", summary: "Compare what the workers said with what is there", positionals: [root],
                    examples: [Example("tour report /tmp/state", "Show the workers' changes")]),
                Command(
                    "config", summary: "Show what setting one value changes in a TOML file", positionals: [file],
                    examples: [Example("tour config ~/.codex/config.toml", "Show the change; nothing is written")]),
            ]),
        version: ProductVersion.current, manualDate: "2026-11-21")

    static var handlers: Handlers {
        var handlers = Handlers()
        handlers.on("work") { invocation in
            let state = try SharedState(invocation.command.text(root) ?? "")
            let name = invocation.command.text(worker) ?? ""
            for change in 1...(invocation.command.integer(count) ?? 500) {
                try state.record(change, by: name)
                try invocation.console.write("\(change)\n")
            }
            return .done
        }
        handlers.on("report") { invocation in
            try Report(SharedState(invocation.command.text(root) ?? "")).show(on: invocation.console)
        }
        handlers.on("config") { invocation in
            try ConfigEdit.show(invocation.command.text(file) ?? "", on: invocation.console)
            return .done
        }
        return handlers
    }
}
