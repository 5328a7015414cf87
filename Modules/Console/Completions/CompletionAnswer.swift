/// What a shell is told when it asks what may stand at the cursor: a pure function of the model and the words so far.
///
/// The scripts hold no knowledge of the commands, so they cannot be out of date and all shells complete alike.
struct CompletionAnswer: Hashable {
    /// What the shell adds by itself, or the program at the moment of asking.
    enum Source: Hashable {
        case candidates
        case files
        case directories
        case dynamic(String)
    }

    var source: Source = .candidates
    var candidates: [CompletionCandidate] = []
    /// What is already typed before the value: `--file=`.
    var prefix = ""
    /// What the value begins with.
    var typed = ""

    /// The answer for the words after the program's name; the last is the one at the cursor, empty when it is new.
    init(root: Command, words: [String]) {
        let place = CompletionPlace(root: root, before: words.dropLast())
        let current = words.last ?? ""
        typed = current
        if place.isLost { return }
        if place.isHandedOn {
            let positional = place.scope.current.positionals.last { $0.isHandedOn }
            offer(positional?.value ?? Value("ARGUMENT", completion: .files), place)
        } else if let option = place.pendingOption, let value = option.value {
            offer(value, place)
        } else if !place.isTerminated, current.hasPrefix("-") {
            complete(option: current, place)
        } else {
            operand(place)
        }
    }

    /// The lines that a script reads: where candidates come from, then the candidates with their summaries.
    func text(with more: [CompletionCandidate] = []) -> String {
        let origin =
            switch source {
            case .files: ":files"
            case .directories: ":directories"
            case .candidates, .dynamic: ":words"
            }
        let fitting =
            candidates
            + more.filter { $0.text.hasPrefix(typed) }.map {
                CompletionCandidate(prefix + $0.text, $0.summary)
            }
        let lines = fitting.filter { ControlEscaping.escape($0.text) == $0.text }.map {
            $0.summary.isEmpty ? $0.text : "\($0.text)\t\(ControlEscaping.escape($0.summary))"
        }
        return ([origin] + lines).joined(separator: "\n") + "\n"
    }

    private mutating func operand(_ place: CompletionPlace) {
        let command = place.scope.current
        if command.subcommands.isEmpty {
            let ahead = command.positionals.filter { !$0.isHandedOn }
            let next = place.operands.count < ahead.count ? ahead[place.operands.count] : ahead.last { $0.takesMany }
            if let positional = next ?? command.positionals.last(where: { $0.arity == .remainder }) {
                offer(positional.value, place)
            }
        } else {
            add(command.visibleSubcommands.map { CompletionCandidate($0.name, $0.summary) })
        }
    }

    private mutating func complete(option word: String, _ place: CompletionPlace) {
        if let equals = word.firstIndex(of: "="), word.hasPrefix("--") {
            let name = String(word[..<equals].dropFirst(2))
            guard let value = place.scope.option(named: name)?.value else { return }
            prefix = String(word[...equals])
            typed = String(word[word.index(after: equals)...])
            offer(value, place)
            return
        }
        for option in place.scope.options where !option.isHidden {
            guard option.isRepeatable || !place.given.contains(option.long) else { continue }
            add([CompletionCandidate(option.spelling, option.summary)])
            // The negative form is offered to those who begin to type it; otherwise it would double the list.
            if option.isNegatable, typed.hasPrefix("--n") {
                add([CompletionCandidate("--no-\(option.long)", option.summary)])
            }
        }
    }

    private mutating func offer(_ value: Value, _ place: CompletionPlace) {
        if let choices = value.choices {
            add(choices.map { CompletionCandidate($0) })
            return
        }
        switch value.completion.form {
        case .nothing: break
        case .files: source = .files
        case .directories: source = .directories
        case .list(let values): add(values.map { CompletionCandidate($0) })
        case .dynamic(CompletionSource.commandNames): add(place.commandsNamedByOperands())
        case .dynamic(let name): source = .dynamic(name)
        }
    }

    private mutating func add(_ found: [CompletionCandidate]) {
        for candidate in found where candidate.text.hasPrefix(typed) {
            candidates.append(CompletionCandidate(prefix + candidate.text, candidate.summary))
        }
    }
}

extension CompletionSource {
    /// The commands of the program itself, word by word; answered here and never asked of a handler.
    static let commandNames = "__commands"
}
