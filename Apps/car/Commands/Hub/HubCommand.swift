import Console

/// `car hub`: the repositories of a hub.
enum HubCommand: CommandPart {
    static let command = Command(
        "hub", summary: "Look after the repositories of a hub",
        subcommands: [
            HubScanCommand.command, HubReposCommand.command, HubForgetCommand.command, DestinationCommand.command,
        ])

    static func bind(_ handlers: inout CarHandlers) {
        HubScanCommand.bind(&handlers)
        HubReposCommand.bind(&handlers)
        HubForgetCommand.bind(&handlers)
        DestinationCommand.bind(&handlers)
    }
}
