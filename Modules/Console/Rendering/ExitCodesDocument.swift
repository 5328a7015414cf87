extension ExitCode {
    /// The text of `docs/exit-codes.md`.
    public static func document() -> String {
        var lines = [
            "# Exit codes",
            "",
            "One table holds for every program. It is generated from `Modules/Console/Model/ExitCodeTable.swift`.",
            "",
            "| code | name | meaning |",
            "| ---: | --- | --- |",
        ]
        lines += table.map { "| \($0.code.rawValue) | `\($0.name)` | \($0.meaning) |" }
        let example = UsageError(
            .unknownOption, "unknown option '--al'", command: ["prodex"], suggestions: ["--all"])
        lines += [
            "",
            "After a launch the program ends with the child's own status, or with 128 + n when signal n ended the child.",
            "A program that a signal ends itself is reported by the shell as 128 + n too.",
            "",
            "With `--json`, a command that fails prints one object on standard error that carries the code and its name:",
            "",
            "```json",
            ErrorReport(example).json,
            "```",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
