import Foundation
import Harness
import Testing

/// The probe draws on a pseudo terminal; what it leaves there is looked at after its end.
@Suite("A live view gives the terminal back")
struct LiveViewTests {
    private static let enter = "\u{1B}[?1049h\u{1B}[?25l"
    private static let leave = "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"

    private let terminal: PseudoTerminal
    private let probe: String

    init() throws {
        terminal = try PseudoTerminal(columns: 30, rows: 10)
        probe = try BuiltProducts.program("ConsoleProbe")
    }

    @Test("when it ends")
    func ends() async throws {
        let child = try terminal.start(probe, ["live", "--end"])
        #expect(try await child.finish().status == 0)
        try await terminal.wait(for: Self.leave)
        #expect(terminal.text.hasPrefix(Self.enter + "\u{1B}[Hframe 1"))
        #expect(terminal.text.hasSuffix(Self.leave))
        #expect(terminal.echoes)
    }

    @Test("when it fails, before the error is told")
    func fails() async throws {
        let child = try terminal.start(probe, ["live", "--fail"])
        #expect(try await child.finish().status == 73)
        try await terminal.wait(for: "as asked")
        #expect(terminal.text.components(separatedBy: Self.leave).last?.contains("as asked") == true)
    }

    @Test(
        "when a signal ends the program, which then dies of it", arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV])
    func signals(_ signal: Int32) async throws {
        let child = try terminal.start(probe, ["live"])
        try await terminal.wait(for: "frame 3")
        #expect(!terminal.echoes)
        child.signal(signal)
        #expect(try await child.finish().status == 128 + signal)
        try await terminal.wait(for: Self.leave)
        #expect(terminal.echoes)
    }

    @Test("in place: the cursor is back, on a line of its own")
    func inPlace() async throws {
        let child = try terminal.start(probe, ["live", "--in-place"])
        try await terminal.wait(for: "frame 3")
        child.signal(SIGTERM)
        #expect(try await child.finish().status == 128 + SIGTERM)
        try await terminal.wait(for: "\u{1B}[0m\u{1B}[?25h\r\n")
        #expect(!terminal.text.contains("\u{1B}[?1049"))
    }

    @Test(
        "while it is stopped, and takes it again afterwards",
        .enabled { OutsideProgram.isThere("bash") && OutsideProgram.isThere("setsid") })
    func stopped() async throws {
        let bash = try OutsideProgram.require("bash").path
        let script = #"set -m; "$0" live; echo STOPPED; read -r; fg >/dev/null"#
        let shell = try terminal.start(bash, ["-c", script, probe], controlling: true)
        try await terminal.wait(for: "frame 3")
        terminal.type("\u{1A}")
        try await terminal.wait(for: "STOPPED")
        let untilStop = terminal.text
        #expect(untilStop.components(separatedBy: Self.leave).count == 2)
        terminal.type("\n")
        try await terminal.wait(for: Self.enter, count: 2)
        let frames = terminal.text.components(separatedBy: "frame").count
        try await terminal.wait(for: "frame", count: frames + 3)
        terminal.type("\u{3}")
        _ = try await shell.finish()
        try await terminal.wait(for: Self.leave, count: 2)
        #expect(terminal.text.components(separatedBy: Self.enter).count == 3)
        #expect(terminal.echoes)
    }

    @Test("and where there is no terminal prints only the last frame")
    func piped() async throws {
        let run = try await ChildProcess.run(probe, ["live", "--end"])
        #expect(run.outputText == "frame 1\nsecond line\n")
    }
}
