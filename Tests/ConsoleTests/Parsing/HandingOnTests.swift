import Console
import SampleProgram
import Testing

@Suite("Words for another program")
struct HandingOnTests {
    @Test(
        "are untouched after a command that only passes on",
        arguments: [["--help"], ["--", "-v"], ["-x", "--color=no"], []])
    func passthrough(_ words: [String]) throws {
        let command = try parsed(["engine"] + words)
        #expect(command.path == ["engine"])
        #expect(command.handedOn == words)
        #expect(command.handedOnStart == 1)
    }

    @Test(
        "begin at the first word that is not an option of the command",
        arguments: [
            (["Aurora", "steer", "--help"], ["steer", "--help"]),
            (["-m", "f", "Aurora", "--model", "x"], ["--model", "x"]),
            (["Aurora", "-m", "f", "-m", "g"], []),
            (["Aurora", "-zm"], ["-zm"]),
            (["Aurora", "--", "-m"], ["-m"]),
            (["Aurora", "steer", "--", "-m"], ["steer", "--", "-m"]),
        ])
    func remainder(_ words: [String], _ rest: [String]) throws {
        let command = try parsed(["sail"] + words)
        #expect(command.text(SampleProgram.vessel) == "Aurora")
        #expect(command.handedOn == rest)
    }

    @Test("do not begin before the command has what it needs")
    func remainderWaits() throws {
        #expect(try refusal(["sail", "--model"]).code == .unknownOption)
        #expect(try refusal(["sail"]).code == .missingArgument)
    }
}

@Suite("A default subcommand")
struct DefaultSubcommandTests {
    private static let quick = Option("quick", summary: "Be quick")
    private static let words = Positional(Value("WORD"), .remainder, summary: "Words for the child")
    private static let root = Command(
        "top", summary: "Try defaults",
        subcommands: [
            Command("run", summary: "Run a child", options: [quick], positionals: [words]),
            Command("list", summary: "List children"),
        ],
        defaultSubcommand: "run")

    @Test(
        "takes over where nothing else fits",
        arguments: [
            ([], []), (["exec", "list"], ["exec", "list"]), (["--model", "y"], ["--model", "y"]), (["-zq"], ["-zq"]),
            (["--quick", "exec"], ["exec"]), (["run", "--quick", "list"], ["list"]),
        ])
    func takesOver(_ words: [String], _ rest: [String]) throws {
        let command = try parsed(words, Self.root)
        #expect(command.path == ["run"])
        #expect(command.handedOn == rest)
        #expect(command.has(Self.quick) == words.contains("--quick"))
    }

    @Test("leaves the other subcommands alone")
    func others() throws { #expect(try parsed(["list"], Self.root).path == ["list"]) }
}
