import Console
import Diagnostics

/// The composition root: every command with what it does.
enum CarProgram {
    private static var parts: [any CommandPart.Type] {
        [
            InitCommand.self, StatusCommand.self, RootsCommand.self, ConfigCommand.self, TrustCommand.self,
            HubCommand.self, DoctorCommand.self, StateCommand.self, CleanupCommand.self,
        ]
    }

    static let program = Program(
        Command(
            "car", summary: "Work through a repository's tickets with coding agents",
            discussion: """
                Tickets are files in the repository. Each is handed to a coding agent in turn, and what becomes of it is \
                recorded beside it. All state stands under documented roots: 'car roots' shows them.
                """,
            subcommands: parts.map { $0.command },
            examples: [
                Example("car init", "Make the repository around the working directory ready"),
                Example("car doctor", "Check that all is well"),
                Example(
                    "car completions bash > ~/.local/share/bash-completion/completions/car", "Complete commands in bash"
                ),
                Example("car man | man -l -", "Read the manual"),
            ],
            environment: [CommonOptions.globalRoot],
            exitCodes: [.done, .failed, .usage, .internalError, .cannotWrite]),
        version: ProductVersion.current, manualDate: "2026-11-24")

    static let handlers: Handlers = {
        var handlers = CarHandlers()
        for part in parts { part.bind(&handlers) }
        return handlers.handlers
    }()
}
