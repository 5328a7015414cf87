import Console
import Harness
import SampleProgram
import Testing

@Suite("A wrong command line is refused")
struct RefusalTests {
    @Test(
        "with the kind of mistake",
        arguments: [
            ("vesel", UsageError.Code.unknownCommand), ("vessel", .missingCommand), ("", .missingCommand),
            ("vessel list --lim 3", .unknownOption), ("vessel list -z", .unknownOption),
            ("vessel list -az", .unknownOption), ("vessel list --limit", .missingValue),
            ("vessel list -n", .missingValue),
            ("vessel list --limit --all", .missingValue), ("vessel list --limit -- 3", .missingValue),
            ("vessel list --all=yes", .unexpectedValue), ("vessel list --no-follow=1", .unexpectedValue),
            ("vessel list --no-all", .unknownOption), ("vessel list --limit 0", .invalidValue),
            ("vessel list --limit 501", .invalidValue),
            ("vessel list --limit +5", .invalidValue),
            ("vessel list --limit 99999999999999999999", .invalidValue), ("vessel list --limit=", .invalidValue),
            ("vessel list --within soon", .invalidValue), ("vessel list --within -1s", .invalidValue),
            ("vessel list --format csv", .invalidValue), ("vessel load", .missingArgument),
            ("vessel list extra", .surplusArgument), ("vessel list --all --limit 3", .conflict),
            ("vessel list --limit 3 --all", .conflict), ("-- vesel", .unknownCommand),
        ])
    func codes(_ line: String, _ code: UsageError.Code) throws {
        #expect(try refusal(line.split(separator: " ").map(String.init)).code == code)
    }

    @Test("and says so in a few lines, the same ones every time")
    func wording() async throws {
        let lines = [
            "vesel", "vessel", "vessel lst", "vessel list --lim 3", "vessel list --colour x", "vessel list -z",
            "vessel list -all", "vessel list --limit", "vessel list -n --all", "vessel list --all=yes",
            "vessel list --limit x", "vessel list --limit 501", "vessel list --within soon",
            "vessel list --format tabel", "vessel load",
            "vessel list extra", "vessel list --all --limit 3", "vessel list \u{1B}[2J", "sail Aurora", "secret-hatch",
            "audit --json", "audit --jsn --json", "help vessel lits",
        ]
        var text = ""
        for line in lines {
            let run = await SampleRun(line)
            text += "$ ferry \(line.debugDescription.dropFirst().dropLast())\n\(run.errors)= \(run.code.rawValue)\n\n"
            #expect(run.output.isEmpty)
        }
        try Snapshot.expect(text, "errors.txt")
    }

    @Test(
        "without repeating a secret",
        arguments: [
            ["vessel", "load", "--token", "hunter2"], ["vessel", "load", "A", "--tokn=hunter2"],
            ["vessel", "load", "A", "-m", "--token=hunter2"], ["vessel", "load", "--token=hunter2", "--limit"],
        ])
    func secrets(_ words: [String]) async {
        let run = await SampleRun(words)
        #expect(run.code == .usage)
        #expect(!run.errors.contains("hunter2"))
    }

    @Test("without repeating a stray word or a bad value that may be a secret")
    func straySecrets() async throws {
        let pin = Value("PIN", .integer(in: 0...9999), isSensitive: true)
        let root = Command(
            "door", summary: "Open", options: [Option("pin", .value(pin), summary: "The number")],
            positionals: [Positional(pin, .optional, summary: "The number")])
        for words in [["--pin", "hunter2"], ["--pin=77777"], ["hunter2"], ["1", "hunter2"]] {
            let error = try refusal(words, root)
            let said = ErrorReport(error).text(program: "door").plain
            #expect(!said.contains("hunter2") && !said.contains("77777"), "\(said)")
        }
    }

    @Test("with a long word cut short")
    func longWords() throws {
        let error = try refusal([String(repeating: "x", count: 100_000)])
        #expect(error.summary.count < 120)
    }
}
