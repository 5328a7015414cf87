import Harness
import Storage
import Testing

@Suite("Locks that are records") struct RecordLockTests {
    private static func blocking(_ record: [UInt8]) -> String? {
        guard let writer = ProcessIdentity(String(decoding: record, as: UTF8.self)),
            let own = try? ProcessIdentity.current(), writer.liveness(seenBy: own) != .dead
        else { return nil }
        return "process \(writer.pid) works on it"
    }

    @Test("A record of a living process is respected, and its release frees the lock")
    func living() throws {
        let fixture = try Fixture()
        let own = try ProcessIdentity.current()
        let lock = try RecordLock(at: fixture.document, record: fixture.bytes("\(own)"), blocking: Self.blocking)
        let error = StorageError.caught {
            _ = try RecordLock(at: fixture.document, record: [1], blocking: Self.blocking)
        }
        #expect(error?.code == .locked)
        #expect(error?.description.contains("process \(own.pid) works on it") == true)
        #expect(try fixture.text(fixture.document) == own.description)
        try lock.release()
        #expect(try SafeFile.readIfPresent(fixture.document, limit: 10) == nil)
    }

    @Test("A record of a dead process is replaced, by one of sixteen that find it")
    func dead() async throws {
        let fixture = try Fixture()
        let child = try ChildProcess("/bin/sleep", ["60"])
        let dead = try #require(ProcessIdentity.of(pid: child.pid))
        child.signal(9)
        _ = try await child.finish()
        try AtomicFile.write(fixture.bytes("\(dead)"), to: fixture.document)
        let own = Array(try ProcessIdentity.current().description.utf8)
        let path = fixture.document
        let taken = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    try await offPool {
                        let error = StorageError.caught {
                            _ = try RecordLock(at: path, record: own, blocking: Self.blocking)
                        }
                        return error == nil ? 1 : 0
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(taken == 1)
        #expect(try SafeFile.read(fixture.document, limit: 1000) == own)
    }

    @Test("A release does not remove what somebody else has written since")
    func replaced() throws {
        let fixture = try Fixture()
        let lock = try RecordLock(at: fixture.document, record: [1], blocking: { _ in nil })
        try AtomicFile.write([2], to: fixture.document)
        try lock.release()
        #expect(try SafeFile.read(fixture.document, limit: 10) == [2])
    }
}
