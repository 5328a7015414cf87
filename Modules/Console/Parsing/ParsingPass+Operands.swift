import Formats

extension ParsingPass {
    /// Gives the words their places: first come, and the last argument may take many.
    func assign(_ words: [String], to positionals: [Positional]) throws(UsageError) -> [String: [String]] {
        var given: [String: [String]] = [:]
        var rest = words[...]
        for positional in positionals {
            if rest.isEmpty {
                if positional.isNeeded { throw missingArgument(positional) }
                continue
            }
            let taken = positional.takesMany ? rest : rest.prefix(1)
            rest = rest.dropFirst(taken.count)
            for word in taken { try check(word, as: positional.value, of: "argument \(positional.name)") }
            given[positional.name] = Array(taken)
        }
        if let surplus = rest.first { throw surplusArgument(surplus, after: positionals.count) }
        return given
    }

    /// Refuses a text that is not what the value must be.
    func check(_ text: String, as value: Value, of subject: String) throws(UsageError) {
        if let choices = value.choices {
            guard choices.contains(text) else { throw invalidChoice(text, choices, value, of: subject) }
        } else if let range = value.range {
            guard let number = DecimalText.integer(text) else { throw notANumber(text, value, of: subject) }
            guard range.contains(number) else { throw outOfRange(text, range, value, of: subject) }
        } else if value.kind == .duration, (try? DurationText.parse(text)) == nil {
            throw notADuration(text, value, of: subject)
        }
    }
}

/// Decimal digits with an optional minus, and nothing else that `Int.init` would take ("+5").
enum DecimalText {
    static func integer(_ text: String) -> Int? { text.hasPrefix("+") ? nil : Int(text) }
}
