public import Console

extension SampleProgram {
    /// Handlers that do little: they show what they understood, or fail in a way that is worth testing.
    public static var handlers: Handlers {
        var handlers = Handlers()
        handlers.on("vessel", "list") { invocation in
            var table = Table([
                Column("Vessel", leastWidth: 6), Column("Berth", .trailing),
                Column("Cargo", priority: 1, leastWidth: 8),
            ])
            table.add(["Aurora", "1", "apples and oranges"])
            table.add(["北の星", "12", "\u{1B}[31mred\u{1B}[0m herrings"])
            try invocation.console.print(table.text(for: invocation.console.outputTerminal))
            return .done
        }
        handlers.on("vessel", "load") { invocation in
            let vessel = invocation.command.text(vessel) ?? ""
            let words = invocation.command.texts(cargo) + invocation.command.handedOn
            try invocation.console.print("\(([vessel] + words).joined(separator: "|"))")
            return .done
        }
        handlers.on("sail") { _ in throw Harbour.closed }
        handlers.on("engine") { invocation in
            try invocation.console.print("\(invocation.command.handedOn.joined(separator: "|"))")
            return .child(status: 7)
        }
        handlers.on("audit") { _ in throw Harbour.unreadable }
        handlers.on("secret-hatch") { _ in throw Unknown() }
        handlers.completing("vessels") { _ in
            [
                CompletionCandidate("Aurora", "at berth 1"), CompletionCandidate("Albatross"),
                CompletionCandidate("Big Blue", "two words"),
            ]
        }
        return handlers
    }

    struct Harbour: ReportableError {
        let summary: String
        let remedy: String?
        let exitCode: ExitCode
        static let closed = Harbour(
            summary: "the harbour is closed", remedy: "try again at 06:00", exitCode: .tryAgain)
        static let unreadable = Harbour(
            summary: "the book 'a\u{1B}[2Jb' cannot be read", remedy: nil, exitCode: .badData)
    }

    struct Unknown: Error {}
}
