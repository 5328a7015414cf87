extension ParsingPass {
    mutating func longOption(_ word: String) throws(UsageError) {
        let body = word.dropFirst(2)
        let equals = body.firstIndex(of: "=")
        let name = String(equals.map { body[..<$0] } ?? body[...])
        let attached = equals.map { String(body[body.index(after: $0)...]) }

        if let option = scope.option(named: name) {
            index += 1
            switch (option.value, attached) {
            case (nil, nil): set(option, to: true)
            case (nil, _): throw unexpectedValue("--\(name)")
            case (_, nil): try take(option, value: try separateValue(of: option, as: "--\(name)"))
            case (_, let text?): try take(option, value: text)
            }
        } else if let option = scope.option(negatedBy: name) {
            guard attached == nil else { throw unexpectedValue("--\(name)") }
            index += 1
            set(option, to: false)
        } else if !yield() {
            throw unknownOption(long: name)
        }
    }

    mutating func shortOptions(_ word: String) throws(UsageError) {
        var rest = word.dropFirst()
        while let letter = rest.popFirst() {
            guard let option = scope.option(short: letter) else {
                let isFirst = rest.count == word.count - 2
                if isFirst, yield() { return }
                throw unknownOption(short: letter, in: word)
            }
            if option.value != nil {
                index += 1
                // `-o=x` gives the value "=x", as getopt has it.
                try take(option, value: try rest.isEmpty ? separateValue(of: option, as: "-\(letter)") : String(rest))
                return
            }
            set(option, to: true)
            if request != nil { return }
        }
        index += 1
    }

    private mutating func separateValue(of option: Option, as spelling: String) throws(UsageError) -> String {
        guard index < arguments.count else { throw missingValue(of: option, as: spelling, insteadFound: nil) }
        let next = arguments[index]
        guard next != "--", !looksLikeOption(next) else {
            throw missingValue(of: option, as: spelling, insteadFound: next)
        }
        index += 1
        return next
    }

    private func looksLikeOption(_ word: String) -> Bool {
        guard word.hasPrefix("-"), word.count > 1 else { return false }
        if word.hasPrefix("--") {
            let name = String(word.dropFirst(2).prefix { $0 != "=" })
            return scope.option(named: name) != nil || scope.option(negatedBy: name) != nil
        }
        return word.count == 2 && word.last.flatMap { scope.option(short: $0) } != nil
    }

    private mutating func take(_ option: Option, value text: String) throws(UsageError) {
        if let value = option.value { try check(text, as: value, of: "option '\(option.spelling)'") }
        if option.isRepeatable {
            found.texts[option.long, default: []].append(text)
        } else {
            found.texts[option.long] = [text]
        }
    }

    private mutating func set(_ option: Option, to state: Bool) {
        switch option.long {
        case Option.help.long: request = .help(scope.path)
        case Option.version.long where scope.path.isEmpty: request = .version
        default:
            found.switches[option.long] = state
            found.counts[option.long, default: 0] += 1
        }
    }

    func checkConflicts() throws(UsageError) {
        for option in scope.chain.flatMap(\.options) where isGiven(option) {
            for other in option.conflicts.compactMap({ scope.option(named: $0) }) where isGiven(other) {
                throw conflict(option, other)
            }
        }
    }

    private func isGiven(_ option: Option) -> Bool {
        found.texts[option.long] != nil || found.switches[option.long] == true
    }
}
