import Glibc
import Harness
import Testing

@testable import Storage

@Suite("Temporaries of dead writers") struct LeftoverTests {
    @Test("are swept by the next writer, and those of living ones are not")
    func sweep() async throws {
        let fixture = try Fixture()
        let own = try ProcessIdentity.current()
        let child = try ChildProcess("/bin/sleep", ["60"])
        let living = try #require(ProcessIdentity.of(pid: child.pid))
        let dead = try #require(
            ProcessIdentity(
                pid: own.pid, started: own.started &- 1, boot: own.boot, namespace: own.namespace, host: own.host))
        let elsewhere = try #require(
            ProcessIdentity(pid: own.pid, started: 1, boot: own.boot, namespace: own.namespace &+ 1, host: own.host))
        for (writer, serial) in [(living, UInt32(0)), (dead, 0), (dead, 7), (elsewhere, 0)] {
            try fixture.directory.write("root/deep/.state.json.\(WriterToken(writer, serial: serial)).tmp", "part")
        }
        for name in [".state.json.mine.tmp", ".state.json..tmp", "state.json.tmp", ".other.1-1-1-1.tmp"] {
            try fixture.directory.write("root/deep/\(name)", "not ours")
        }
        try AtomicFile.write([1], to: fixture.document)
        let left = try fixture.names().filter { $0.hasSuffix(".tmp") }
        #expect(left.count == 6)
        #expect(left.contains { $0.contains(WriterToken(living, serial: 0).description) })
        #expect(left.contains { $0.contains(WriterToken(elsewhere, serial: 0).description) })
        child.signal(SIGKILL)
        _ = try await child.finish()
        #expect(try Leftovers.sweep(beside: fixture.document) == 1)
    }

    @Test("of another boot or container are given an hour")
    func patience() throws {
        let own = try ProcessIdentity.current()
        let elsewhere = try #require(
            ProcessIdentity(pid: own.pid, started: own.started, boot: "other", namespace: 1, host: own.host))
        let token = WriterToken(elsewhere, serial: 0)
        #expect(!Leftovers.isLeftOver(token, seenBy: own, age: { 3600 }))
        #expect(Leftovers.isLeftOver(token, seenBy: own, age: { 3601 }))
        #expect(!Leftovers.isLeftOver(token, seenBy: own, age: { nil }))
        #expect(!Leftovers.isLeftOver(WriterToken(own, serial: 0), seenBy: own, age: { 100_000 }))
    }

    @Test("are known by a name that reads back", arguments: ["1-2-3-4", "7-99-deadbeef-0"])
    func tokens(_ text: String) { #expect(WriterToken(text)?.description == text) }

    @Test(
        "have no other names",
        arguments: ["", "1-2-3", "0-2-3-4", "-1-2-3-4", "+1-2-3-4", "1-2-3-04", "1-2-DEAD-4", "1-2-3-4-5"])
    func badTokens(_ text: String) { #expect(WriterToken(text) == nil) }
}
