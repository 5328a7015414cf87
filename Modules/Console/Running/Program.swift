/// A program: its command tree with the standard parts added, and how a command line becomes an exit code.
public struct Program: Sendable {
    /// The command tree, standard options and commands included.
    public let command: Command
    public let version: String
    /// The date that the manual page carries, as year-month-day.
    public let manualDate: String

    public init(_ command: Command, version: String, manualDate: String) {
        self.command = command.withStandardParts()
        self.version = version
        self.manualDate = manualDate
    }

    /// Understands the arguments (without the program's own name), runs the command they name and reports its errors.
    public func run(
        _ arguments: [String], environment: [String: String], console: Console, handlers: Handlers = Handlers()
    ) async -> ExitCode {
        let parsed: ParsedCommand
        let colour = colourWish(in: arguments)
        do throws(UsageError) {
            switch try CommandParser(command).parse(arguments) {
            case .command(let understood): parsed = understood
            case .help(let path): return finish(console.coloured(colour)) { try showHelp(path, $0) }
            case .version: return finish(console) { try $0.print("\(command.name) \(version)") }
            }
        } catch {
            return report(error, console.coloured(colour), asJSON: asksForJSON(arguments, error))
        }

        let coloured = parsed.text(.colour).flatMap(ColourChoice.init(word:)).map(console.coloured) ?? console
        do {
            let invocation = Invocation(
                command: parsed, console: coloured, environment: environment, commandNames: [command.name] + parsed.path
            )
            if let handler = handlers.handler(for: parsed.path) { return try await handler(invocation) }
            return try await runStandard(invocation, handlers)
        } catch {
            return report(error, coloured, asJSON: parsed.has(.json))
        }
    }

    /// What a test expects to be empty: contradictions in the model, commands without a handler, handlers of nothing.
    public func problems(_ handlers: Handlers) -> [String] {
        let leaves = Set(leafPaths(CommandScope(root: command)))
        let bound = handlers.paths.union(StandardCommand.all.map { [$0.rawValue] })
        return command.problems()
            + leaves.subtracting(bound).map { "no handler for '\($0.joined(separator: " "))'" }.sorted()
            + bound.subtracting(leaves).map { "a handler for '\($0.joined(separator: " "))', which is no command" }
            .sorted()
    }

    private func leafPaths(_ scope: CommandScope) -> [[String]] {
        if scope.current.subcommands.isEmpty { return [scope.path] }
        return scope.current.subcommands.flatMap { subcommand in
            var below = scope
            below.enter(subcommand)
            return leafPaths(below)
        }
    }

    /// A command line that was refused may still say how its errors are wanted, if the command knows the option.
    private func asksForJSON(_ arguments: [String], _ error: UsageError) -> Bool {
        guard let scope = CommandScope(root: command, path: Array(error.command.dropFirst())) else { return false }
        return scope.option(named: Option.json.long) != nil
            && arguments.prefix { $0 != "--" }.contains(Option.json.spelling)
    }

    /// What `--color` says on a line that is answered with help or refused, and so has no parsed options.
    private func colourWish(in arguments: [String]) -> ColourChoice {
        let spelling = Option.colour.spelling
        var wish = ColourChoice.auto
        for (word, next) in zip(arguments, arguments.dropFirst() + [""]) {
            if word == "--" { break }
            let said =
                word == spelling
                ? next : word.hasPrefix("\(spelling)=") ? String(word.dropFirst(spelling.count + 1)) : ""
            wish = ColourChoice(word: said) ?? wish
        }
        return wish
    }

    private func finish(_ console: Console, _ work: (Console) throws -> Void) -> ExitCode {
        do {
            try work(console)
            return .done
        } catch {
            return report(error, console, asJSON: false)
        }
    }

    private func report(_ error: any Error, _ console: Console, asJSON: Bool) -> ExitCode {
        let report = ErrorReport(error)
        // The reader of our output left: it knows, and nobody else needs to.
        if report.exitCode == .readerGone { return .readerGone }
        if asJSON {
            console.note(StyledText(report.json))
        } else {
            console.note(report.text(program: command.name))
        }
        return report.exitCode
    }
}
