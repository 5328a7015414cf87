import Glibc
import Harness
import StateRoots
import Storage
import Testing

@Suite("Files of other users", .enabled(if: Owners.mayBeChanged())) struct OwnershipTests {
    private static let other: UInt32 = 4711

    @Test("are not replaced and not appended to, and neither is a lock of theirs taken")
    func refusals() throws {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes("theirs"), to: fixture.document)
        try fixture.directory.write("root/deep/state.json.lock", "")
        #expect(chown(fixture.document.description, Self.other, Self.other) == 0)
        #expect(chown("\(fixture.document).lock", Self.other, Self.other) == 0)
        let errors = [
            StorageError.caught { try AtomicFile.write([1], to: fixture.document) },
            StorageError.caught { try AppendFile(fixture.document).append([1]) },
            StorageError.caught { _ = try FileLock(of: fixture.document, purpose: "to try") },
        ]
        for error in errors {
            #expect(error?.code == .foreignOwner)
            #expect(error?.description.contains("belongs to user 4711") == true)
        }
        #expect(try fixture.text(fixture.document) == "theirs")
    }

    @Test("in the temporary directory are not even read, and their directories not entered")
    func temporary() throws {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes("planted"), to: fixture.log)
        #expect(chown(fixture.log.description, Self.other, Self.other) == 0)
        #expect(StorageError.caught { _ = try SafeFile.read(fixture.log, limit: 10) }?.code == .foreignOwner)
        #expect(StorageError.caught { _ = try AppendFile(fixture.log) }?.code == .foreignOwner)
        #expect(unlink(fixture.log.description) == 0)
        #expect(chown("\(fixture.root)/logs", Self.other, Self.other) == 0)
        #expect(StorageError.caught { _ = try AppendFile(fixture.log) }?.code == .foreignOwner)
        #expect(StorageError.caught { try AtomicFile.write([1], to: fixture.log) }?.code == .foreignOwner)
        #expect(try fixture.names() == ["root", "root/logs"])
    }

    @Test("keep owner, group and mode when one of them belongs to somebody else by its nature")
    func external() throws {
        let fixture = try Fixture()
        let path = try fixture.directory.write("root/config.toml", "old")
        #expect(chmod(path, 0o640) == 0)
        #expect(chown(path, Self.other, Self.other + 1) == 0)
        try ExternalFile.write(fixture.bytes("new"), to: fixture.external, expecting: .content(fixture.bytes("old")))
        var status = stat()
        #expect(lstat(path, &status) == 0)
        #expect(status.st_uid == Self.other)
        #expect(status.st_gid == Self.other + 1)
        #expect(status.st_mode & 0o7777 == 0o640)
        #expect(try fixture.text(fixture.external) == "new")
    }
}
