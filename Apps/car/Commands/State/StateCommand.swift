import Console

/// `car state`: what can be done with a whole root.
enum StateCommand: CommandPart {
    static let command = Command(
        "state", summary: "Verify, export, import and move whole roots",
        subcommands: [
            StateVerifyCommand.command, StateExportCommand.command, StateImportCommand.command,
            StateMoveCommand.command, StateRecoverCommand.command,
        ])

    static func bind(_ handlers: inout CarHandlers) {
        StateVerifyCommand.bind(&handlers)
        StateExportCommand.bind(&handlers)
        StateImportCommand.bind(&handlers)
        StateMoveCommand.bind(&handlers)
        StateRecoverCommand.bind(&handlers)
    }

    /// Which root a command is about.
    static let scope = Option(
        "scope", .value(Value("ROOT", .choice(["repo", "hub", "global"]))), summary: "Which root",
        defaultText: "the repository's, else the hub's")
}
