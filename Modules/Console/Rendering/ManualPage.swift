/// One manual page for a program with all of its commands, in the man(7) macros.
struct ManualPage {
    private var roff = Roff()
    private let root: Command

    /// The date is the one of the text, given by the program: a page must come out the same on every machine.
    static func render(_ root: Command, version: String, date: String) -> String {
        var page = ManualPage(root: root)
        page.compose(version: version, date: date)
        return page.roff.text
    }

    private init(root: Command) { self.root = root }

    private mutating func compose(version: String, date: String) {
        let scope = CommandScope(root: root)
        roff.title(root.name.uppercased(), date: date, source: "\(root.name) \(version)")
        roff.macro("SH", "NAME")
        roff.line("\(root.name) - \(root.summary)")
        roff.macro("SH", "SYNOPSIS")
        synopsis(scope)
        let discussion = TextWrapping.paragraphs(root.discussion)
        if !discussion.isEmpty {
            roff.macro("SH", "DESCRIPTION")
            paragraphs(discussion)
        }
        options("OPTIONS", root.visibleOptions)
        if !root.visibleSubcommands.isEmpty {
            roff.macro("SH", "COMMANDS")
            commands(below: scope)
        }
        environment()
        exitStatus()
        examples()
    }

    private mutating func commands(below scope: CommandScope) {
        for command in scope.current.visibleSubcommands {
            var inner = scope
            inner.enter(command)
            roff.macro("SS", inner.spelling)
            synopsis(inner)
            roff.macro("PP")
            roff.line(command.summary + ".")
            let discussion = TextWrapping.paragraphs(command.discussion)
            for paragraph in discussion {
                roff.macro("PP")
                roff.line(paragraph)
            }
            for positional in command.positionals {
                roff.tagged(UsageWording.word(positional), OptionWording.text(positional))
            }
            for option in command.visibleOptions {
                roff.tagged(OptionWording.term(option, aligned: false), OptionWording.text(option))
            }
            commands(below: inner)
        }
    }

    private mutating func synopsis(_ scope: CommandScope) {
        let words = UsageWording.words(scope)
        var line: [Piece] = []
        for (number, word) in words.enumerated() {
            if number > 0 { line.append(.punctuation(" ")) }
            line += word
        }
        roff.line(line)
    }

    private mutating func paragraphs(_ texts: [String]) {
        for (number, text) in texts.enumerated() {
            if number > 0 { roff.macro("PP") }
            roff.line(text)
        }
    }

    private mutating func options(_ title: String, _ options: [Option]) {
        guard !options.isEmpty else { return }
        roff.macro("SH", title)
        for option in options { roff.tagged(OptionWording.term(option, aligned: false), OptionWording.text(option)) }
    }

    /// Variables of all commands in one list, each once.
    private mutating func environment() {
        var seen: Set<String> = []
        let variables = root.descendants.flatMap(\.environment).filter { seen.insert($0.name).inserted }
        guard !variables.isEmpty else { return }
        roff.macro("SH", "ENVIRONMENT")
        for variable in variables { roff.tagged([.literal(variable.name)], variable.summary) }
    }

    private mutating func exitStatus() {
        let used = Set(root.descendants.flatMap(\.exitCodes)).union([.done, .usage])
        roff.macro("SH", "EXIT STATUS")
        for entry in ExitCode.table where used.contains(entry.code) {
            roff.tagged([.literal(String(entry.code.rawValue))], entry.meaning)
        }
    }

    private mutating func examples() {
        let examples = root.descendants.flatMap(\.examples)
        guard !examples.isEmpty else { return }
        roff.macro("SH", "EXAMPLES")
        for example in examples {
            roff.tagged([.literal(example.commandLine)], example.summary)
        }
    }
}

extension Command {
    /// This command and all that are shown below it, in the order of the model.
    var descendants: [Command] { [self] + visibleSubcommands.flatMap(\.descendants) }
}
