/// Where in the command tree the cursor stands: the walk of the parser, which forgives everything.
struct CompletionPlace {
    private let root: Command
    private(set) var scope: CommandScope
    private(set) var operands: [String] = []
    /// Long names of options that stand on the line already.
    private(set) var given: Set<String> = []
    /// The option whose value the next word is.
    private(set) var pendingOption: Option?
    private(set) var isTerminated = false
    private(set) var isHandedOn = false
    /// A word stood where only a subcommand can: nothing after it means anything.
    private(set) var isLost = false

    init(root: Command, before words: ArraySlice<String>) {
        self.root = root
        scope = CommandScope(root: root)
        for word in words {
            isHandedOn = isHandedOn || scope.current.isPassthrough
            if isHandedOn { break }
            step(word)
        }
        isHandedOn = isHandedOn || scope.current.isPassthrough
    }

    private mutating func step(_ word: String) {
        if pendingOption != nil {
            pendingOption = nil
        } else if isTerminated || word == "-" || !word.hasPrefix("-") {
            operand(word)
        } else if word == "--" {
            isTerminated = true
            isHandedOn = scope.current.positionals.contains(where: \.isHandedOn)
        } else if word.hasPrefix("--") {
            long(word)
        } else {
            short(word)
        }
    }

    private mutating func long(_ word: String) {
        let name = String(word.dropFirst(2).prefix { $0 != "=" })
        if let option = scope.option(named: name) ?? scope.option(negatedBy: name) {
            given.insert(option.long)
            if option.value != nil, !word.contains("=") { pendingOption = option }
        } else {
            stray(word)
        }
    }

    private mutating func short(_ word: String) {
        var rest = word.dropFirst()
        while let letter = rest.popFirst() {
            guard let option = scope.option(short: letter) else { return stray(word) }
            given.insert(option.long)
            guard option.value != nil else { continue }
            if rest.isEmpty { pendingOption = option }
            return
        }
    }

    private mutating func operand(_ word: String) {
        let command = scope.current
        if let subcommand = command.subcommand(named: word) {
            scope.enter(subcommand)
        } else if !command.subcommands.isEmpty {
            stray(word)
        } else {
            let ahead = command.positionals.count { !$0.isHandedOn }
            if operands.count >= ahead, command.positionals.contains(where: { $0.arity == .remainder }) {
                isHandedOn = true
            } else {
                operands.append(word)
            }
        }
    }

    /// A word that means nothing here: it begins the default subcommand, or another program's words.
    private mutating func stray(_ word: String) {
        if let name = scope.current.defaultSubcommand, let fallback = scope.current.subcommand(named: name) {
            scope.enter(fallback)
            if fallback.isPassthrough { isHandedOn = true } else { step(word) }
        } else if scope.current.positionals.contains(where: { $0.arity == .remainder }) {
            isHandedOn = true
        } else {
            isLost = isLost || !word.hasPrefix("-")
        }
    }

    /// The commands below the one that the operands name: what `help` can be asked next.
    func commandsNamedByOperands() -> [CompletionCandidate] {
        guard let named = CommandScope(root: root, path: operands) else { return [] }
        return named.current.visibleSubcommands.map { CompletionCandidate($0.name, $0.summary) }
    }
}
