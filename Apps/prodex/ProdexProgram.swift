import Console
import Diagnostics

enum ProdexProgram {
    static let program = Program(
        Command(
            "prodex", summary: "Run the Codex CLI over every account you own",
            discussion: """
                Each account is an isolated profile. A local proxy routes every fresh request to the profile with the \
                most useful quota, and keeps each continuation with the profile that owns it.
                """,
            examples: [
                Example(
                    "prodex completions bash > ~/.local/share/bash-completion/completions/prodex",
                    "Complete commands in bash"),
                Example("prodex man | man -l -", "Read the manual"),
            ],
            exitCodes: [.done, .failed, .usage, .internalError, .cannotWrite]),
        version: ProductVersion.current, manualDate: "2026-11-21")
}
