import Formats
import Foundation
import Harness
import Testing

@testable import Storage

@Suite("Process identities") struct ProcessIdentityTests {
    @Test("This process is alive, and says the same of itself each time")
    func own() throws {
        let own = try ProcessIdentity.current()
        #expect(own.pid == getpid())
        #expect(own.liveness(seenBy: own) == .alive)
        #expect(try ProcessIdentity.current() == own)
        #expect(ProcessIdentity.of(pid: getpid()) == own)
    }

    @Test("Text and JSON give back the same identity")
    func forms() throws {
        let own = try ProcessIdentity.current()
        #expect(ProcessIdentity(own.description) == own)
        #expect(ProcessIdentity(try JSON.parse(own.json.serialized())) == own)
    }

    @Test(
        "Text that names no single process is refused",
        arguments: [
            "", "pid=1", "pid=0 started=1 boot=b namespace=1 host=h", "pid=-1 started=1 boot=b namespace=1 host=h",
            "pid=99999999999 started=1 boot=b namespace=1 host=h", "pid=1 started=x boot=b namespace=1 host=h",
            "pid=1 started=1 boot= namespace=1 host=h", "started=1 pid=1 boot=b namespace=1 host=h",
            "pid=1 started=1 boot=b\u{1B}[2J namespace=1 host=h",
        ])
    func refusals(_ text: String) { #expect(ProcessIdentity(text) == nil) }

    /// How a process with start 100 looks, and whether it is the one that started at 100.
    static let sightings: [(ProcessIdentity.Sighting, Liveness)] = [
        (.nothing, .dead), (.hidden, .alive), (.process(status("S", 100)), .alive), (.process(status("S", 101)), .dead),
        (.process(status("Z", 100)), .dead), (.process(status("R", 100)), .alive),
    ]

    private static func status(_ state: String, _ started: Int) -> ProcessStatus {
        let line = "7 (x) \(state) 1 7 7 0 -1 0 1 0 0 0 0 0 0 0 20 0 1 0 \(started) 0 0"
        return ProcessStatus(line.utf8) ?? ProcessStatus(state: 0, threads: 0, started: 0)
    }

    @Test("A pid seen on the same boot is judged by its start and state", arguments: sightings)
    func judged(_ sighting: ProcessIdentity.Sighting, _ liveness: Liveness) throws {
        let subject = try #require(identity())
        let observer = try #require(identity(pid: 8))
        #expect(subject.liveness(seenBy: observer, looking: { _ in sighting }) == liveness)
    }

    @Test("Another boot of this host has ended, and another host or container cannot be judged")
    func elsewhere() throws {
        let observer = try #require(identity(pid: 8))
        let look: (Int32) -> ProcessIdentity.Sighting = { _ in
            Issue.record("the process table was asked about another machine")
            return .nothing
        }
        #expect(try #require(identity(boot: "b2")).liveness(seenBy: observer, looking: look) == .dead)
        #expect(try #require(identity(boot: "b2", host: "h2")).liveness(seenBy: observer, looking: look) == .unknown)
        #expect(try #require(identity(namespace: 2)).liveness(seenBy: observer, looking: look) == .unknown)
    }

    @Test("A host that changed its name is the same machine while it is the same boot")
    func renamed() throws {
        let subject = try #require(identity(host: "old"))
        let observer = try #require(identity(pid: 8))
        #expect(subject.liveness(seenBy: observer, looking: { _ in .nothing }) == .dead)
    }

    @Test("A child is alive, then a zombie and dead, and its pid in other hands is not the child")
    func child() async throws {
        let own = try ProcessIdentity.current()
        let fixture = try Fixture()
        // A name made to confuse a reader that looks for the first parenthesis.
        let program = "\(fixture.directory.path)/a) Z 1 (b"
        try FileManager.default.copyItem(atPath: "/bin/sleep", toPath: program)
        let child = try ChildProcess(program, ["60"])
        let identity = try #require(ProcessIdentity.of(pid: child.pid))
        #expect(identity.liveness(seenBy: own) == .alive)
        let successor = try #require(
            ProcessIdentity(
                pid: identity.pid, started: identity.started - 1, boot: identity.boot, namespace: identity.namespace,
                host: identity.host))
        #expect(successor.liveness(seenBy: own) == .dead)
        child.signal(SIGKILL)
        let pid = child.pid
        try await offPool {
            var ended = siginfo_t()
            waitid(P_PID, id_t(pid), &ended, WEXITED | WNOWAIT)
        }
        #expect(identity.liveness(seenBy: own) == .dead)
        _ = try await child.finish()
        #expect(identity.liveness(seenBy: own) == .dead)
    }

    private func identity(
        pid: Int32 = 7, boot: String = "b1", namespace: UInt64 = 1, host: String = "h1"
    ) -> ProcessIdentity? {
        ProcessIdentity(pid: pid, started: 100, boot: boot, namespace: namespace, host: host)
    }
}
