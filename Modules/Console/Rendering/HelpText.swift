/// The help of one command, laid out for a width.
struct HelpText {
    private let scope: CommandScope
    private let width: Int
    private var lines: [StyledText] = []

    /// Lines longer than this are tiring to read, however wide the terminal is.
    private static let widest = 100

    static func render(_ scope: CommandScope, width: Int) -> StyledText {
        var text = HelpText(scope: scope, width: min(width, widest))
        text.compose()
        var result = StyledText()
        for (number, line) in text.lines.enumerated() {
            if number > 0 { result.append("\n") }
            result.append(line)
        }
        return result
    }

    private init(scope: CommandScope, width: Int) {
        self.scope = scope
        self.width = width
    }

    private mutating func compose() {
        let command = scope.current
        usage()
        lines.append("")
        lines += TextWrapping.lines(command.summary, width: width).map { StyledText($0) }
        for paragraph in TextWrapping.paragraphs(command.discussion) {
            lines.append("")
            lines += TextWrapping.lines(paragraph, width: width).map { StyledText($0) }
        }
        section("Arguments", command.positionals.map { (UsageWording.word($0).styled, OptionWording.text($0)) })
        section("Commands", command.visibleSubcommands.map { (StyledText($0.name, .bold), $0.summary) })
        options("Options", command.visibleOptions)
        if !command.isPassthrough { options("Inherited options", scope.inheritedOptions.filter { !$0.isHidden }) }
        examples()
        section("Environment", command.environment.map { (StyledText($0.name, .bold), $0.summary) })
        section(
            "Exit codes",
            command.exitCodes.compactMap(\.entry).map { (StyledText(String($0.code.rawValue), .bold), $0.meaning) })
    }

    private mutating func usage() {
        let label = "Usage: "
        let words = UsageWording.words(scope)
        var line = StyledText(label, .bold)
        var used = label.count
        // Continuation lines stand below the first word after the command's own name.
        let hanging = min(label.count + scope.spelling.count + 1, width / 2)
        for (number, word) in words.enumerated() {
            let columns = DisplayWidth.of(word.plain)
            if number > 0, used + 1 + columns > width {
                lines.append(line)
                line = StyledText(String(repeating: " ", count: hanging))
                used = hanging
            } else if number > 0 {
                line.append(" ")
                used += 1
            }
            line.append(word.styled)
            used += columns
        }
        lines.append(line)
    }

    private mutating func options(_ title: String, _ options: [Option]) {
        // On a narrow line explanations stand below the terms, where a gap in front of a term would mislead.
        let aligned = width >= 60 && options.contains { $0.short != nil }
        section(title, options.map { (OptionWording.term($0, aligned: aligned).styled, OptionWording.text($0)) })
    }

    private mutating func examples() {
        let examples = scope.current.examples
        guard !examples.isEmpty else { return }
        heading("Examples")
        for (number, example) in examples.enumerated() {
            if number > 0 { lines.append("") }
            lines += TextWrapping.lines(example.summary, width: width - 2).map { "  " + StyledText($0) }
            lines.append("    " + StyledText(example.commandLine, .bold))
        }
    }

    private mutating func section(_ title: String, _ rows: [(StyledText, String)]) {
        guard !rows.isEmpty else { return }
        heading(title)
        lines += DefinitionList(rows: rows.map { (term: $0.0, text: $0.1) }).lines(width: width)
    }

    private mutating func heading(_ title: String) {
        lines.append("")
        lines.append(StyledText("\(title):", .bold))
    }
}
