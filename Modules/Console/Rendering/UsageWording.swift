/// The usage line of a command, as words that a line break may stand between.
enum UsageWording {
    static func words(_ scope: CommandScope) -> [[Piece]] {
        let command = scope.current
        var words: [[Piece]] = scope.names.map { [.literal($0)] }
        if command.isPassthrough {
            words.append([.punctuation("["), .placeholder("ARGUMENT"), .punctuation("...]")])
            return words
        }
        if scope.options.contains(where: { !$0.isHidden }) {
            words.append([.punctuation("["), .placeholder("OPTION"), .punctuation("...]")])
        }
        if !command.visibleSubcommands.isEmpty {
            let word: [Piece] = [.placeholder("COMMAND")]
            words.append(command.defaultSubcommand == nil ? word : optional(word))
        }
        words += command.positionals.map(word)
        return words
    }

    static func word(_ positional: Positional) -> [Piece] {
        let name: [Piece] = [.placeholder(positional.name)]
        switch positional.arity.form {
        case .required: return name
        case .optional: return optional(name)
        case .any, .remainder: return optional(name + [.punctuation("...")])
        case .oneOrMore: return name + [.punctuation("...")]
        case .afterTerminator: return optional([.literal("--"), .punctuation(" ")] + name + [.punctuation("...")])
        }
    }

    private static func optional(_ pieces: [Piece]) -> [Piece] { [.punctuation("[")] + pieces + [.punctuation("]")] }
}
