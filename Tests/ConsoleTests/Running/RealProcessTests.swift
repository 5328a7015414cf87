import Foundation
import Harness
import Testing

@Suite("The real programs")
struct RealProcessTests {
    @Test("say their version, and refuse what they do not know", arguments: ["prodex", "car"])
    func basics(_ name: String) async throws {
        let program = try BuiltProducts.program(name)
        let version = try await ChildProcess.run(program, ["--version"])
        #expect(version.outputText == "\(name) 0.1.0\n" && version.status == 0)
        let wrong = try await ChildProcess.run(program, ["--versoin"])
        #expect(wrong.status == 64 && wrong.errorText.contains("did you mean '--version'?"))
        #expect(try await ChildProcess.run(program, []).status == 64)
    }

    @Test("show these commands and no others", arguments: ["prodex", "car"])
    func help(_ name: String) async throws {
        let run = try await ChildProcess.run(BuiltProducts.program(name), ["--help"], environment: ["COLUMNS": "80"])
        #expect(run.status == 0 && run.errorText == "")
        try Snapshot.expect(run.outputText, "\(name)-help.txt")
    }

    @Test("report a full disk")
    func fullDisk() async throws {
        let run = try await Self.shell("\"$0\" man > /dev/full")
        #expect(run.status == 73)
        #expect(run.errorText.contains("could not be written: No space left on device"))
    }

    @Test("end quietly when their reader leaves")
    func readerLeaves() async throws {
        // The reading end of a FIFO is closed before the program starts, so that every write meets nobody.
        let folder = try TemporaryDirectory()
        let script = """
            mkfifo "$1/pipe"; exec 3<>"$1/pipe" 4>"$1/pipe" 3<&-
            "$0" man >&4
            """
        let run = try await Self.shell(script, folder.path)
        #expect(run.errorText == "" && run.status == 141)
    }

    @Test("write everything to a pipe that is full and does not block", .enabled { OutsideProgram.isThere("python3") })
    func fullPipe() async throws {
        let direct = try await Self.shell("\"$0\" describe --json")
        let script = """
            import fcntl, os, subprocess, sys, time
            reading, writing = os.pipe()
            fcntl.fcntl(writing, 1031, 4096)
            os.set_blocking(writing, False)
            child = subprocess.Popen([sys.argv[1], "describe", "--json"], stdout=writing)
            os.close(writing)
            while chunk := os.read(reading, 512): sys.stdout.buffer.write(chunk)
            sys.exit(child.wait())
            """
        let run = try await ChildProcess.run(
            "/usr/bin/env", ["python3", "-c", script, try BuiltProducts.program("prodex")])
        #expect(run.status == 0 && run.output == direct.output && direct.output.count > 4096)
    }

    private static func shell(_ script: String, _ arguments: String...) async throws -> ChildProcess.Outcome {
        try await ChildProcess.run("/bin/bash", ["-c", script, try BuiltProducts.program("prodex")] + arguments)
    }
}
