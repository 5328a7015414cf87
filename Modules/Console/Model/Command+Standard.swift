extension Command {
    /// The names of the commands that every program has.
    enum StandardName {
        static let help = "help"
        static let completions = "completions"
        static let man = "man"
        static let describe = "describe"
        /// What the completion scripts call back.
        static let complete = "__complete"
    }

    /// This command as a program's own: with the options and the commands that come from the model for free.
    func withStandardParts() -> Command {
        var program = self
        program.options += [.help, .version, .colour]
        program.subcommands += [.help, .completions, .man, .describe, .complete]
        program.environment += [
            EnvironmentVariable("NO_COLOR", "Not empty: no colour, unless --color says otherwise"),
            EnvironmentVariable("CLICOLOR_FORCE", "Not empty and not 0: colour even where no terminal is"),
            EnvironmentVariable("COLUMNS", "The width to lay text out for"),
            EnvironmentVariable("TERM", "The value dumb turns colour and redrawing off"),
        ]
        return program
    }

    private static let help = Command(
        StandardName.help, summary: "Show the help of a command", positionals: [.commandPath])

    private static let completions = Command(
        StandardName.completions, summary: "Print a completion script for a shell",
        discussion: "The script asks the program for candidates, so it need not be renewed when the program changes.",
        positionals: [.shell])

    private static let man = Command(StandardName.man, summary: "Print the manual page, as roff")

    private static let describe = Command(
        StandardName.describe, summary: "List commands, or describe them as JSON",
        options: [.json], positionals: [.commandPath])

    private static let complete = Command(
        StandardName.complete, summary: "Answer a completion script", isHidden: true, isPassthrough: true)
}

extension Positional {
    static let commandPath = Positional(
        Value("COMMAND", completion: .dynamic(CompletionSource.commandNames)), .any,
        summary: "The command, word by word")

    static let shell = Positional(
        Value("SHELL", .choice(CompletionShell.words)), summary: "The shell that will read it")
}
