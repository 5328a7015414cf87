/// The commands that every program has; see `Command.withStandardParts` for what help says of them.
struct StandardCommand: Hashable {
    let rawValue: String
    static let help = StandardCommand(rawValue: Command.StandardName.help)
    static let completions = StandardCommand(rawValue: Command.StandardName.completions)
    static let man = StandardCommand(rawValue: Command.StandardName.man)
    static let describe = StandardCommand(rawValue: Command.StandardName.describe)
    static let complete = StandardCommand(rawValue: Command.StandardName.complete)
    static let all = [help, completions, man, describe, complete]
}

extension Program {
    func runStandard(_ invocation: Invocation, _ handlers: Handlers) async throws -> ExitCode {
        let parsed = invocation.command
        let console = invocation.console
        switch StandardCommand(rawValue: parsed.path.first ?? "") {
        case .help: try showHelp(try resolve(parsed.texts(.commandPath), invocation).path, console)
        case .completions:
            let shell = parsed.text(.shell).flatMap(CompletionShell.init(word:)) ?? .bash
            try console.write(shell.script(for: command.name))
        case .man: try console.write(ManualPage.render(command, version: version, date: manualDate))
        case .describe:
            let scope = try resolve(parsed.texts(.commandPath), invocation)
            try console.write(
                parsed.has(.json)
                    ? CommandDescription.json(scope, version: version) : CommandOutline.text(scope))
        case .complete: try console.write(await answer(parsed.handedOn, handlers))
        default: throw MissingHandler(command: invocation.commandNames.joined(separator: " "))
        }
        return .done
    }

    func showHelp(_ path: [String], _ console: Console) throws {
        let scope = CommandScope(root: command, path: path) ?? CommandScope(root: command)
        try console.print(HelpText.render(scope, width: console.outputTerminal.width))
    }

    /// The command that words name, or what was probably meant by the first that names none.
    private func resolve(_ words: [String], _ invocation: Invocation) throws(UsageError) -> CommandScope {
        var scope = CommandScope(root: command)
        for word in words {
            guard let next = scope.current.subcommand(named: word) else {
                let names = scope.current.visibleSubcommands.map(\.name)
                throw UsageError(
                    .unknownCommand, "unknown command \(Quoted(word))", command: scope.names,
                    suggestions: Suggestions.near(word, among: names))
            }
            scope.enter(next)
        }
        return scope
    }

    private func answer(_ words: [String], _ handlers: Handlers) async -> String {
        let answer = CompletionAnswer(root: command, words: words)
        guard case .dynamic(let source) = answer.source, let completion = handlers.completion(source) else {
            return answer.text()
        }
        return answer.text(with: await completion(answer.typed))
    }
}

/// A command of the model that nothing is bound to: a mistake of the program, found by `Program.problems`.
struct MissingHandler: ReportableError {
    let command: String
    var summary: String { "'\(command)' is declared but not bound to anything" }
    var exitCode: ExitCode { .internalError }
}
