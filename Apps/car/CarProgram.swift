import Console
import Diagnostics

enum CarProgram {
    static let program = Program(
        Command(
            "car", summary: "Work through a repository's tickets with coding agents",
            discussion: """
                Tickets are files in the repository. Each is handed to a coding agent in turn, and what becomes of it is \
                recorded beside it.
                """,
            examples: [
                Example(
                    "car completions bash > ~/.local/share/bash-completion/completions/car", "Complete commands in bash"
                ),
                Example("car man | man -l -", "Read the manual"),
            ],
            exitCodes: [.done, .failed, .usage, .internalError, .cannotWrite]),
        version: ProductVersion.current, manualDate: "2026-11-21")
}
