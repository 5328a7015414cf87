/// The errors of a walk, each worded once. No message repeats a secret, nor a word that might be one.
extension ParsingPass {
    private func refusal(_ code: UsageError.Code, _ message: String, suggesting: [String] = [], hint: String? = nil)
        -> UsageError
    {
        UsageError(code, message, command: scope.names, suggestions: suggesting, hint: hint)
    }

    func unknownOption(long name: String) -> UsageError {
        var candidates: [String] = []
        for option in scope.options where !option.isHidden {
            candidates += option.names
            if option.isNegatable { candidates += option.names.map { "no-\($0)" } }
        }
        let near = Suggestions.near(name, among: candidates).map { "--\($0)" }
        return refusal(.unknownOption, "unknown option \(Quoted("--\(name)"))", suggesting: near)
    }

    func unknownOption(short letter: Character, in word: String) -> UsageError {
        let name = String(word.dropFirst())
        let long = scope.options.contains { !$0.isHidden && $0.names.contains(name) } ? ["--\(name)"] : []
        return refusal(.unknownOption, "unknown option \(Quoted("-\(letter)"))", suggesting: long)
    }

    func unknownCommand(_ word: String) -> UsageError {
        let candidates = scope.current.visibleSubcommands.flatMap { [$0.name] + $0.aliases }
        return refusal(
            .unknownCommand, "unknown command \(Quoted(word))", suggesting: Suggestions.near(word, among: candidates))
    }

    func missingCommand() -> UsageError {
        let names = scope.current.visibleSubcommands.map(\.name).joined(separator: ", ")
        return refusal(.missingCommand, "a command is missing after '\(scope.spelling)'", hint: "commands: \(names)")
    }

    func missingValue(of option: Option, as spelling: String, insteadFound next: String?) -> UsageError {
        let name = option.value?.name ?? "value"
        guard let next else { return refusal(.missingValue, "option '\(spelling)' needs a value: \(name)") }
        // Only the name of what follows: `--token=…` would carry its secret into the message.
        let other = String(next.prefix { $0 != "=" })
        return refusal(
            .missingValue, "option '\(spelling)' needs a value, but \(Quoted(other)) follows",
            hint: "a value that looks like an option is written '\(option.spelling)=\(name)'")
    }

    func unexpectedValue(_ spelling: String) -> UsageError {
        refusal(.unexpectedValue, "option '\(spelling)' takes no value")
    }

    func conflict(_ one: Option, _ other: Option) -> UsageError {
        refusal(.conflict, "options '\(one.spelling)' and '\(other.spelling)' cannot be combined")
    }

    func missingArgument(_ positional: Positional) -> UsageError {
        refusal(
            .missingArgument, "argument \(positional.name) is missing",
            hint: "\(positional.name): \(OptionWording.text(positional))")
    }

    func surplusArgument(_ word: String, after count: Int) -> UsageError {
        let place = count == 0 ? "'\(scope.spelling)' takes no arguments" : "'\(scope.spelling)' takes \(count) at most"
        let which = scope.acceptsSecrets ? "one argument too many" : "unexpected argument \(Quoted(word))"
        return refusal(.surplusArgument, "\(which): \(place)")
    }

    func invalidChoice(_ text: String, _ choices: [String], _ value: Value, of subject: String) -> UsageError {
        let near = value.isSensitive ? [] : Suggestions.near(text, among: choices)
        return refusal(
            .invalidValue,
            "\(subject) does not accept \(shown(text, value)): it takes \(Listing.alternatives(choices))",
            suggesting: near)
    }

    func notANumber(_ text: String, _ value: Value, of subject: String) -> UsageError {
        refusal(.invalidValue, "\(subject) needs a whole number, not \(shown(text, value))")
    }

    func notADuration(_ text: String, _ value: Value, of subject: String) -> UsageError {
        refusal(
            .invalidValue, "\(subject) needs a length of time, not \(shown(text, value))",
            hint: "lengths of time are written like 90 (seconds), 10m, 2h30m or 7d")
    }

    func outOfRange(_ text: String, _ range: ClosedRange<Int>, _ value: Value, of subject: String) -> UsageError {
        let bounds: String
        switch (range.lowerBound, range.upperBound) {
        case (let low, .max): bounds = "\(low) or more"
        case (.min, let high): bounds = "\(high) or less"
        case (let low, let high): bounds = "\(low) to \(high)"
        }
        return refusal(.invalidValue, "\(subject) needs a number of \(bounds), not \(shown(text, value))")
    }

    private func shown(_ text: String, _ value: Value) -> String {
        value.isSensitive ? "the given value" : Quoted(text).description
    }
}
