import Console
import Formats
import SampleProgram
import Testing

@Suite("A program")
struct ProgramTests {
    @Test("says its version", arguments: ["--version", "-V"])
    func version(_ word: String) async {
        let run = await SampleRun([word])
        #expect(run.output == "ferry 4.2.0\n" && run.code == .done)
    }

    @Test("hands the command line to the command's handler and ends with its code")
    func handler() async {
        let load = await SampleRun("vessel load Aurora apples -- -x")
        #expect(load.output == "Aurora|apples|-x\n" && load.code == .done)
        #expect(await SampleRun("engine --help").code.rawValue == 7)
    }

    @Test("tells a person what failed and what to do")
    func failure() async {
        let run = await SampleRun("sail Aurora")
        #expect(run.errors == "ferry: the harbour is closed\n  try again at 06:00\n")
        #expect(run.code == .tryAgain && run.output.isEmpty)
    }

    @Test("tells a program the same as JSON, when that was asked for")
    func failureAsJSON() async throws {
        let run = await SampleRun("audit --json")
        let error = try JSON.parse(run.errors)["error"]
        #expect(error?["code"]?.int64 == 65)
        #expect(error?["name"] == "bad-data")
        #expect(error?["message"]?.string?.contains("cannot be read") == true)
        let usage = try JSON.parse(await SampleRun("audit --json --nonsense").errors)["error"]
        #expect(usage?["code"]?.int64 == 64)
        #expect(await !SampleRun("sail --json").errors.contains("{"))
        #expect(await !SampleRun("engine --json").errors.contains("{"))
    }

    @Test("refuses what only a handler can see to be wrong, as it refuses a wrong command line")
    func lateRefusal() async {
        var handlers = SampleProgram.handlers
        handlers.on("audit") { throw $0.usageError(.invalidValue, "the books of \u{1B} are closed") }
        let run = await SampleRun(["audit"], handlers: handlers)
        #expect(run.errors == "ferry: the books of \\x1b are closed\n  see 'ferry audit --help'\n")
        #expect(run.code == .usage)
    }

    @Test("calls an error it does not know an internal one, and lets nothing escape from it")
    func unknown() async {
        let run = await SampleRun("secret-hatch")
        #expect(run.code == .internalError)
        #expect(await !SampleRun("audit").errors.contains("\u{1B}"))
    }

    @Test("ends quietly when its reader leaves, and loudly when the disk is full")
    func output() async {
        let gone = await SampleRun(["describe"], refusing: OutputError(.readerGone, reason: "Broken pipe"))
        #expect(gone.code.rawValue == 141 && gone.errors == "")
        let full = await SampleRun(["--version"], refusing: OutputError(.noSpace, reason: "No space left on device"))
        #expect(full.code == .cannotWrite && full.errors.contains("No space left"))
    }

    @Test("treats a cancelled handler as interrupted")
    func cancelled() async {
        var handlers = SampleProgram.handlers
        handlers.on("audit") { _ in throw CancellationError() }
        #expect(await SampleRun(["audit"], handlers: handlers).code == .interrupted)
    }

    @Test("obeys --color wherever it stands, in refusals too")
    func colour() async {
        #expect(await SampleRun("--color=always vessel list").output.contains("\u{1B}[1m"))
        #expect(await SampleRun("vessel list --color always --bogus").errors.contains("\u{1B}[1m"))
        let tty = Terminal.Facts(isTerminal: true, columns: 80, rows: 24)
        #expect(await SampleRun("vessel list", facts: tty).output.contains("\u{1B}[1m"))
        #expect(await !SampleRun("vessel list --color never --bogus", facts: tty).errors.contains("\u{1B}"))
    }
}
