/// Reads a command line by the GNU conventions: a pure function of the model and the words.
///
/// Options may follow arguments, `--` ends them, `-abc` bundles flags, `-oX`, `-o X`, `--opt X` and `--opt=X` give
/// values. A long name must be complete: an abbreviation that works today would break with the next option. A separate
/// value that is itself an option of the command is refused, since a forgotten value is far likelier than a value that
/// looks like that; `--opt=--other` says it.
public struct CommandParser: Sendable {
    public let root: Command

    public init(_ root: Command) { self.root = root }

    /// Understands the words after the program's name, or says what is wrong with them.
    public func parse(_ arguments: [String]) throws(UsageError) -> ParseOutcome {
        var pass = ParsingPass(root: root, arguments: arguments)
        return try pass.run()
    }
}

/// One walk over the words; its state is what has been understood so far.
struct ParsingPass {
    let arguments: [String]
    var index = 0
    var scope: CommandScope
    var operands: [String] = []
    var isTerminated = false
    var handedOnStart: Int?
    /// Set when `--help` or `--version` was met: nothing after it matters.
    var request: ParseOutcome?
    var found = ParsedCommand(path: [])

    init(root: Command, arguments: [String]) {
        self.arguments = arguments
        scope = CommandScope(root: root)
    }

    mutating func run() throws(UsageError) -> ParseOutcome {
        while request == nil, handedOnStart == nil {
            if scope.current.isPassthrough {
                handedOnStart = index
            } else if index < arguments.count {
                try step(arguments[index])
            } else if let fallback = fallback {
                scope.enter(fallback)
            } else {
                break
            }
        }
        if let request { return request }
        return .command(try finish())
    }

    private mutating func step(_ word: String) throws(UsageError) {
        if isTerminated || word == "-" || !word.hasPrefix("-") || isNegativeNumber(word) {
            try operand(word)
        } else if word == "--" {
            index += 1
            isTerminated = true
            if scope.current.positionals.contains(where: \.isHandedOn) { handedOnStart = index }
        } else if word.hasPrefix("--") {
            try longOption(word)
        } else {
            try shortOptions(word)
        }
    }

    /// The subcommand that takes over here, when the model names one.
    var fallback: Command? { scope.current.defaultSubcommand.flatMap { scope.current.subcommand(named: $0) } }

    /// Gives way to the default subcommand or to words for another program; false when the word is nobody's.
    mutating func yield() -> Bool {
        if let fallback {
            scope.enter(fallback)
            return true
        }
        guard reachedRemainder else { return false }
        handedOnStart = index
        return true
    }

    private var reachedRemainder: Bool {
        guard let place = scope.current.positionals.firstIndex(where: { $0.arity == .remainder }) else { return false }
        return operands.count >= scope.current.positionals[..<place].count(where: \.isNeeded)
    }

    private mutating func operand(_ word: String) throws(UsageError) {
        let command = scope.current
        if !command.subcommands.isEmpty {
            if let subcommand = command.subcommand(named: word) {
                index += 1
                scope.enter(subcommand)
            } else if !yield() {
                throw unknownCommand(word)
            }
            return
        }
        let ahead = command.positionals.prefix { !$0.isHandedOn }
        if operands.count >= ahead.count, reachedRemainder {
            handedOnStart = index
            return
        }
        index += 1
        operands.append(word)
    }

    private func isNegativeNumber(_ word: String) -> Bool {
        let digits = word.dropFirst()
        guard let first = digits.first, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
        return scope.option(short: first) == nil
    }

    private mutating func finish() throws(UsageError) -> ParsedCommand {
        let command = scope.current
        if !command.subcommands.isEmpty { throw missingCommand() }
        var result = ParsedCommand(path: scope.path)
        result.switches = found.switches
        result.counts = found.counts
        result.texts = found.texts
        try checkConflicts()
        result.arguments = try assign(operands, to: command.positionals.filter { !$0.isHandedOn })
        if let start = handedOnStart {
            result.handedOn = Array(arguments[start...])
            result.handedOnStart = start
        }
        return result
    }
}
