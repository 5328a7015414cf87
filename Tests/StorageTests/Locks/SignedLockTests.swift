import Glibc
import Harness
import Storage
import Testing

@Suite("Locks that are held and signed") struct SignedLockTests {
    @Test("The record stands in the file that is held, and goes with the lock")
    func holding() throws {
        let fixture = try Fixture()
        #expect(try !SignedLock.isHeld(at: fixture.document))
        #expect(try fixture.names().isEmpty)
        try AtomicFile.write(fixture.bytes("a longer record that is stale"), to: fixture.document)
        let before = try #require(try SafeFile.stamp(of: fixture.document))
        let lock = try SignedLock(at: fixture.document, record: fixture.bytes("mine")) { found in
            found == fixture.bytes("a longer record that is stale") ? nil : "not what was there"
        }
        #expect(try fixture.text(fixture.document) == "mine")
        #expect(try SafeFile.stamp(of: fixture.document)?.inode == before.inode)
        #expect(try SignedLock.isHeld(at: fixture.document))
        let error = StorageError.caught { _ = try SignedLock(at: fixture.document, record: [1]) { _ in nil } }
        #expect(error?.code == .locked)
        lock.release()
        #expect(try SafeFile.stamp(of: fixture.document) == nil)
    }

    @Test("A record that must be respected is, and stays as it is")
    func respected() throws {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes("theirs"), to: fixture.document)
        let error = StorageError.caught {
            _ = try SignedLock(at: fixture.document, record: [1]) { _ in "a machine elsewhere works on it" }
        }
        #expect(error?.code == .locked)
        #expect(error?.description.contains("a machine elsewhere works on it") == true)
        #expect(try fixture.text(fixture.document) == "theirs")
        #expect(try !SignedLock.isHeld(at: fixture.document))
    }

    @Test("A record that is longer than any is judged by its beginning")
    func long() throws {
        let fixture = try Fixture()
        try AtomicFile.write([UInt8](repeating: 7, count: SignedLock.longestRecord + 1), to: fixture.document)
        let lock = try SignedLock(at: fixture.document, record: [1]) { found in
            found == [UInt8](repeating: 7, count: SignedLock.longestRecord) ? nil : "\(found.count) bytes"
        }
        #expect(try SafeFile.read(fixture.document, limit: 100) == [1])
        lock.release()
    }

    @Test("A file that took the name meanwhile is not removed with the lock")
    func replaced() throws {
        let fixture = try Fixture()
        let lock = try SignedLock(at: fixture.document, record: [1]) { _ in nil }
        unlink(fixture.document.description)
        try AtomicFile.write(fixture.bytes("somebody's"), to: fixture.document)
        lock.release()
        #expect(try fixture.text(fixture.document) == "somebody's")
    }
}
