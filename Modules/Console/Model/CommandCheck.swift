extension Command {
    /// What is contradictory in this tree; a program's own tests expect none.
    ///
    /// A model is written by a programmer, so mistakes are found by a test and not at every start.
    public func problems() -> [String] {
        var found: [String] = []
        CommandCheck.walk(CommandScope(root: self), into: &found)
        return found
    }
}

private enum CommandCheck {
    static func walk(_ scope: CommandScope, into found: inout [String]) {
        let command = scope.current
        let place = scope.spelling
        func report(_ text: String) { found.append("\(place): \(text)") }

        if !isName(command.name) { report("'\(command.name)' is no name for a command") }
        if command.summary.isEmpty { report("has no summary") }
        if command.summary.hasSuffix(".") { report("the summary ends in a full stop") }
        for twin in twins(command.subcommands.flatMap { [$0.name] + $0.aliases }) {
            report("two subcommands answer to '\(twin)'")
        }
        if let fallback = command.defaultSubcommand, command.subcommand(named: fallback) == nil {
            report("the default subcommand '\(fallback)' does not exist")
        }
        checkOptions(scope, report)
        checkPositionals(command, report)
        for subcommand in command.subcommands {
            var below = scope
            below.enter(subcommand)
            walk(below, into: &found)
        }
    }

    private static func checkOptions(_ scope: CommandScope, _ report: (String) -> Void) {
        let options = scope.options
        for twin in twins(options.flatMap { $0.names + ($0.isNegatable ? $0.names.map { "no-\($0)" } : []) }) {
            report("two options answer to '--\(twin)'")
        }
        for twin in twins(options.compactMap(\.short).map(String.init)) { report("two options answer to '-\(twin)'") }
        for option in scope.current.options {
            for name in option.names where !isName(name) { report("'--\(name)' is no name for an option") }
            if let short = option.short, !(short.isASCII && (short.isLetter || short.isNumber || short == "?")) {
                report("'-\(short)' is no letter for an option")
            }
            if option.summary.isEmpty { report("\(option.spelling) has no summary") }
            for other in option.conflicts where scope.option(named: other) == nil {
                report("\(option.spelling) conflicts with '--\(other)', which does not exist")
            }
        }
    }

    private static func checkPositionals(_ command: Command, _ report: (String) -> Void) {
        let positionals = command.positionals
        if !positionals.isEmpty, !command.subcommands.isEmpty { report("has both arguments and subcommands") }
        for twin in twins(positionals.map(\.name)) { report("two arguments are called '\(twin)'") }
        for (earlier, later) in zip(positionals, positionals.dropFirst()) {
            if !earlier.isNeeded, later.isNeeded { report("\(later.name) is required after an optional argument") }
            if earlier.takesMany, later.arity != .afterTerminator {
                report("\(later.name) can never be reached after \(earlier.name)")
            }
        }
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first != UInt8(ascii: "-") else { return false }
        return text.utf8.allSatisfy {
            ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z")) || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9"))
                || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
    }

    private static func twins(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { !seen.insert($0).inserted }
    }
}
