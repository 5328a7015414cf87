import Glibc
import Harness
import StateRoots
import Storage
import Synchronization
import Testing

@Suite("File locks") struct FileLockTests {
    @Test("A lock that is held says by whom, since when and what for")
    func holder() throws {
        let fixture = try Fixture()
        let lock = try FileLock(of: fixture.document, purpose: "to try this")
        let error = #expect(throws: StorageError.self) {
            _ = try FileLock(of: fixture.document, purpose: "to come second")
        }
        #expect(error?.code == .locked)
        let text = error?.description ?? ""
        #expect(text.contains("process \(getpid()) on "))
        #expect(text.contains("since 20"))
        #expect(text.contains("(to try this)"))
        #expect(text.contains("state.json.lock"))
        #expect(try FileLock.holder(of: fixture.document)?.purpose == "to try this")
        lock.release()
        #expect(try FileLock.holder(of: fixture.document) == nil)
        _ = try FileLock(of: fixture.document, purpose: "to come third")
    }

    @Test("Shared locks go together, and not with an exclusive one")
    func shared() throws {
        let fixture = try Fixture()
        let one = try FileLock(of: fixture.document, .shared, purpose: "to read")
        let two = try FileLock(of: fixture.document, .shared, purpose: "to read")
        #expect(try isHeld(fixture.document))
        one.release()
        #expect(try isHeld(fixture.document))
        two.release()
        #expect(try !isHeld(fixture.document))
    }

    @Test("Waiting ends at the time limit, with pauses that grow and never pass it")
    func deadline() throws {
        let fixture = try Fixture()
        let held = try FileLock(of: fixture.document, purpose: "to keep others out")
        let time = HandMovedTime()
        let error = #expect(throws: StorageError.self) {
            _ = try FileLock(
                of: fixture.document, purpose: "to wait", wait: .atMost(.milliseconds(100), by: time.clock))
        }
        #expect(error?.code == .locked)
        #expect(time.now == 100_000_000)
        #expect(time.pauses.prefix(4) == [500_000, 1_000_000, 2_000_000, 4_000_000])
        #expect(time.pauses.allSatisfy { $0 <= 20_000_000 })
        held.release()
    }

    @Test("A lock that comes free while waiting is taken")
    func comesFree() throws {
        let fixture = try Fixture()
        let held = Mutex<FileLock?>(try FileLock(of: fixture.document, purpose: "to keep others out"))
        let time = HandMovedTime { pauses in
            if pauses == 3 { held.withLock { $0 = nil } }
        }
        _ = try FileLock(of: fixture.document, purpose: "to wait", wait: .atMost(.seconds(1), by: time.clock))
        #expect(time.pauses.count == 3)
    }

    @Test("A lock on a file that somebody replaced meanwhile is not mistaken for the lock in force")
    func replaced() throws {
        let fixture = try Fixture()
        let document = fixture.document
        let old = Mutex<FileLock?>(try FileLock(of: document, purpose: "to be left behind"))
        let new = Mutex<FileLock?>(nil)
        let time = HandMovedTime { pauses in
            guard pauses == 2 else { return }
            #expect(unlink("\(document).lock") == 0)
            new.withLock { $0 = try? FileLock(of: document, purpose: "to be in force") }
            old.withLock { $0 = nil }
        }
        let error = StorageError.caught {
            _ = try FileLock(of: document, purpose: "to wait", wait: .atMost(.milliseconds(100), by: time.clock))
        }
        #expect(error?.code == .locked)
        #expect(error?.description.contains("to be in force") == true)
        new.withLock { $0 = nil }
        #expect(try !isHeld(document))
    }

    @Test("The kernel frees the lock of a process that was killed, and its record misleads nobody")
    func killed() async throws {
        let fixture = try Fixture()
        let child = try ChildProcess(try Fixture.writer(), ["lock", fixture.root])
        #expect(try await firstLine(of: child) == "held")
        #expect(try isHeld(fixture.document))
        #expect(try FileLock.holder(of: fixture.document)?.process.pid == child.pid)
        child.signal(SIGKILL)
        _ = try await child.finish()
        #expect(try FileLock.holder(of: fixture.document) == nil)
        #expect(try !isHeld(fixture.document))
    }

    @Test("A child does not inherit the lock")
    func children() async throws {
        let fixture = try Fixture()
        let lock = try FileLock(of: fixture.document, purpose: "to have a child meanwhile")
        let child = try ChildProcess("/bin/sleep", ["60"])
        lock.release()
        #expect(try !isHeld(fixture.document))
        child.signal(SIGKILL)
        _ = try await child.finish()
    }

    @Test("A lock file with a second name is refused, since the record would show through it")
    func hardLink() throws {
        let fixture = try Fixture()
        let victim = try fixture.directory.write("victim", "precious")
        try fixture.directory.write("root/deep/other", "")
        #expect(link(victim, "\(fixture.document).lock") == 0)
        let error = #expect(throws: StorageError.self) { _ = try FileLock(of: fixture.document, purpose: "to try") }
        #expect(error?.code == .link)
        #expect(try fixture.directory.read("victim") == fixture.bytes("precious"))
    }
}

private func isHeld(_ artifact: DurablePath) throws -> Bool {
    guard let lock = try FileLock.attempt(of: artifact, purpose: "to see whether it is free") else { return true }
    lock.release()
    return false
}

/// A clock that moves only when somebody pauses by it.
final class HandMovedTime: Sendable {
    private let state = Mutex<(now: UInt64, pauses: [UInt64])>((0, []))
    private let onPause: @Sendable (Int) -> Void

    init(onPause: @escaping @Sendable (Int) -> Void = { _ in }) { self.onPause = onPause }

    var now: UInt64 { state.withLock { $0.now } }
    var pauses: [UInt64] { state.withLock { $0.pauses } }

    var clock: WaitClock {
        WaitClock(
            now: { [self] in now },
            pause: { [self] nanoseconds in
                let count = state.withLock {
                    $0.now += nanoseconds
                    $0.pauses.append(nanoseconds)
                    return $0.pauses.count
                }
                onPause(count)
            })
    }
}
