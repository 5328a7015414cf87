import Console
import SampleProgram
import Testing

@Suite("A model is checked for contradictions")
struct CommandCheckTests {
    @Test("and the sample has none")
    func sample() { #expect(SampleProgram.program.problems(SampleProgram.handlers) == []) }

    private static let word = Value("WORD")
    private static func leaf(_ name: String, options: [Option] = [], _ positionals: [Positional] = []) -> Command {
        Command(name, summary: "Try", options: options, positionals: positionals)
    }

    @Test(
        "that are named with their place",
        arguments: [
            (leaf("Bad Name"), "is no name for a command"),
            (Command("p", summary: ""), "has no summary"),
            (Command("p", summary: "Try."), "ends in a full stop"),
            (Command("p", summary: "Try", subcommands: [leaf("a"), leaf("a")]), "two subcommands answer to 'a'"),
            (Command("p", summary: "Try", defaultSubcommand: "x"), "the default subcommand 'x' does not exist"),
            (
                leaf("p", options: [Option("x", summary: "A"), Option("x", summary: "B")]),
                "two options answer to '--x'"
            ),
            (
                leaf("p", options: [Option("x", .negatable, summary: "A"), Option("no-x", summary: "B")]),
                "answer to '--no-x'"
            ),
            (
                leaf("p", options: [Option("x", short: "x", summary: "A"), Option("y", short: "x", summary: "B")]),
                "answer to '-x'"
            ),
            (leaf("p", options: [Option("x", short: "-", summary: "A")]), "is no letter"),
            (leaf("p", options: [Option("x", summary: "A", conflicts: ["y"])]), "which does not exist"),
            (
                leaf("p", [Positional(word, .optional, summary: "A"), Positional(Value("B"), summary: "B")]),
                "is required after"
            ),
            (
                leaf("p", [Positional(word, .any, summary: "A"), Positional(Value("B"), .optional, summary: "B")]),
                "can never be reached"
            ),
            (leaf("p", [Positional(word, summary: "A"), Positional(word, summary: "B")]), "two arguments are called"),
            (
                Command(
                    "p", summary: "Try", options: [Option("x", summary: "A", isInherited: true)],
                    subcommands: [leaf("q", options: [Option("x", summary: "B")])]), "p q: two options answer to '--x'"
            ),
        ])
    func problems(_ command: Command, _ expected: String) {
        let found = command.problems()
        #expect(found.count == 1 && found.allSatisfy { $0.contains(expected) }, "\(found)")
    }

    @Test("and commands without handlers, and handlers without commands, are found")
    func handlers() {
        var handlers = Handlers()
        handlers.on("gone") { _ in .done }
        let program = Program(
            Command("p", summary: "Try", subcommands: [Self.leaf("a")]), version: "1", manualDate: "2026-01-02")
        #expect(program.problems(handlers) == ["no handler for 'a'", "a handler for 'gone', which is no command"])
    }
}
