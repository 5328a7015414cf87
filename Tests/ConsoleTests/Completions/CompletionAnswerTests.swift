import Console
import SampleProgram
import Testing

@Suite("What may stand at the cursor")
struct CompletionAnswerTests {
    /// The answer as scripts get it; the last word is the one at the cursor.
    private static func answer(_ words: [String]) async -> [String] {
        let run = await SampleRun(["__complete"] + words)
        #expect(run.code == .done && run.errors.isEmpty)
        return run.output.split(separator: "\n").map(String.init)
    }

    private static func candidates(_ words: [String]) async -> [String] {
        await answer(words).dropFirst().map { String($0.prefix { $0 != "\t" }) }
    }

    @Test(
        "is a subcommand, a value or an option",
        arguments: [
            (["ves"], ["vessel"]),
            ([""], ["vessel", "sail", "engine", "audit", "help", "completions", "man", "describe"]),
            (["sec"], []), (["vessel", ""], ["list", "load"]), (["ship", "lo"], ["load"]),
            (["vessel", "list", "--format", ""], ["table", "lines", "json"]),
            (["vessel", "list", "--output-format", "t"], ["table"]),
            (["vessel", "list", "--format=l"], ["--format=lines"]),
            (["vessel", "list", "-t", ""], ["urgent", "heavy", "fragile"]),
            (["vessel", "list", "-vt", "h"], ["heavy"]),
            (["vessel", "list", "--fo"], ["--format", "--follow"]),
            (["vessel", "list", "--no-f"], ["--no-follow"]),
            (["vessel", "list", "--follow", "--fo"], ["--format"]),
            (["vessel", "list", "-t", "urgent", "--ta"], ["--tag"]),
            (["vessel", "list", "--bogus="], []), (["vessel", "list", "--limit", ""], []),
            (["completions", ""], ["bash", "zsh", "fish"]),
            (["help", "ve"], ["vessel"]), (["help", "vessel", ""], ["list", "load"]), (["help", "nothing", ""], []),
            (["vessel", "load", "A"], ["Aurora", "Albatross"]),
            (["vessel", "load", "Aurora", ""], []), (["--color", "n"], ["never"]),
            (["--color=", "ves"], ["vessel"]),
        ])
    func candidates(_ words: [String], _ expected: [String]) async {
        #expect(await Self.candidates(words) == expected)
    }

    @Test(
        "is a file or a folder, which the shell knows best",
        arguments: [
            (["vessel", "load", "--manifest", ""], ":files"), (["vessel", "load", "-m", "x"], ":files"),
            (["vessel", "load", "--manifest=x"], ":files"), (["sail", "--quay", ""], ":directories"),
            (["engine", ""], ":files"), (["engine", "--x", "-"], ":files"), (["vessel", ""], ":words"),
        ])
    func sources(_ words: [String], _ source: String) async {
        #expect(await Self.answer(words).first == source)
    }

    @Test("comes with summaries, after a tab")
    func summaries() async {
        #expect(await Self.answer(["aud"]) == [":words", "audit\tCheck the books"])
        #expect(await Self.answer(["vessel", "load", "Au"]) == [":words", "Aurora\tat berth 1"])
    }

    @Test(
        "is nothing at all, and no error, for words that mean nothing",
        arguments: [[], ["bogus", ""], ["vessel", "--bogus", ""], ["-z", ""]])
    func nonsense(_ words: [String]) async {
        #expect(await Self.answer(words).first == ":words")
    }

    @Test("never holds a character that could break the line")
    func controls() async {
        var handlers = SampleProgram.handlers
        handlers.completing("vessels") { _ in [CompletionCandidate("a\nb"), CompletionCandidate("c", "d\te\u{1B}")] }
        let run = await SampleRun(["__complete", "vessel", "load", ""], handlers: handlers)
        #expect(run.output == ":words\nc\td\\te\\x1b\n")
    }
}
