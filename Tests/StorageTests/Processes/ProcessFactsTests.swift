import Glibc
import Harness
import Storage
import Testing

@Suite("What is seen of a pid") struct ProcessFactsTests {
    @Test("A child runs, has ended when nobody has waited for it, and is then absent")
    func child() async throws {
        let before = WallClock.system.seconds()
        let child = try ChildProcess("/bin/sh", ["-c", "echo up; read line", "marker word"])
        _ = try await firstLine(of: child)
        let facts = ProcessFacts.of(pid: child.pid)
        #expect(facts.state == .running && facts.isAlive)
        #expect(facts.command == ["/bin/sh", "-c", "echo up; read line", "marker word"])
        let started = try #require(facts.startedAt)
        #expect(abs(started - before) <= 10)
        child.signal(SIGKILL)
        // Ended and not waited for: `waitid` says so and leaves it as it is.
        let pid = child.pid
        try await offPool {
            var ended = siginfo_t()
            while waitid(P_PID, id_t(pid), &ended, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        }
        #expect(ProcessFacts.of(pid: child.pid).state == .ended)
        _ = try await child.finish()
        #expect(ProcessFacts.of(pid: child.pid) == ProcessFacts(.absent))
    }

    @Test("What is no pid is no process", arguments: [0, -1, Int32.min])
    func noPID(pid: Int32) { #expect(ProcessFacts.of(pid: pid).state == .absent) }
}
