import Harness
import Testing

@Suite("A child process of a test")
struct ChildProcessTests {
    @Test("is fed and heard without a limit")
    func bigInput() async throws {
        let bytes = [UInt8](repeating: 0x61, count: 3 << 20)
        let outcome = try await ChildProcess.run("/bin/cat", input: bytes)
        #expect(outcome.status == 0)
        #expect(outcome.output == bytes)
    }

    @Test("may stop reading before it was told everything")
    func deafChild() async throws {
        let outcome = try await ChildProcess.run(
            "/bin/sh", ["-c", "echo said; echo complained >&2; exit 3"], input: [UInt8](repeating: 0x61, count: 3 << 20)
        )
        #expect(outcome.status == 3)
        #expect(outcome.outputText == "said\n")
        #expect(outcome.errorText == "complained\n")
    }

    @Test("reports the signal that ended it")
    func signalled() async throws {
        let outcome = try await ChildProcess.run("/bin/sh", ["-c", "kill -TERM $$"])
        #expect(outcome.status == 128 + 15)
    }

    @Test("is killed at its deadline")
    func deadline() async {
        await #expect(throws: HarnessError.self) { try await ChildProcess.run("/bin/sleep", ["60"], within: 0.2) }
    }
}
