import Formats
import Foundation
import Harness
import Housekeeping
import StateRoots
import Storage
import Testing

@Suite("The export of a root") struct ArchiveTests {
    @Test("holds the whole tree, which an import brings back to the last mode and byte")
    func roundTrip() throws {
        let fixture = try Fixture()
        let before = try TreeDigest.of(fixture.source)
        #expect(try fixture.export() == before)
        #expect(try fixture.directory.inventory()["export.tar"]?.hasPrefix("100600 ") == true)
        let result = try fixture.runImport()
        #expect(result.digest == before)
        #expect(result.manifest == ExportManifest(product: "0.1.0", root: "repo", created: 1_700_000_000))
        #expect(try TreeDigest.of(fixture.target) == before)
        #expect(try fixture.names(fixture.target) == ["d0", "d1", "d2", "d3", "empty", "root.lock"])
        let first = try fixture.directory.read("export.tar")
        _ = try fixture.export(replacing: true)
        #expect(try fixture.directory.read("export.tar") == first)
    }

    @Test("leaves SQLite's shared memory out, and no directory that is called like it")
    func sharedMemory() throws {
        let fixture = try Fixture(files: 1)
        try fixture.directory.write("old/a.db-shm", "memory")
        try fixture.directory.write("old/b.db-shm/c.sqlite3-shm/precious", "mine")
        _ = try fixture.export()
        _ = try fixture.runImport()
        #expect(try fixture.names(fixture.target) == ["b.db-shm", "d0", "empty", "root.lock"])
        #expect(try fixture.directory.read("far/new/b.db-shm/c.sqlite3-shm/precious") == Array("mine".utf8))
    }

    @Test("is a tar like any other", .enabled { OutsideProgram.isThere("tar") })
    func gnu() async throws {
        let fixture = try Fixture()
        _ = try fixture.export()
        let tar = try OutsideProgram.require("tar").path
        let list = try await ChildProcess.run(tar, ["-tf", fixture.archive.description])
        let names = list.outputText.split(separator: "\n").map(String.init)
        #expect(list.errorText == "")
        #expect(names.first == "switchyard-export.json")
        #expect(names.last == "switchyard-digests.json")
        let unpacked = try await ChildProcess.run(
            tar, ["-xpf", fixture.archive.description, "-C", fixture.directory.path])
        #expect(unpacked.status == 0)
        let root = try Fixture.root("\(fixture.directory.path)/root")
        #expect(try TreeDigest.of(root) == TreeDigest.of(fixture.source))
    }

    @Test("stands outside of the root, and replaces nothing unasked")
    func places() throws {
        let fixture = try Fixture()
        let manifest = ExportManifest(product: "0.1.0", root: "repo", created: 0)
        let inside = RootExport(
            fixture.source, to: try Fixture.archive(in: "\(fixture.source.root)/d0"), manifest: manifest,
            activity: NoActivity(), observer: fixture.observer)
        #expect(HousekeepingError.caught { _ = try inside.run() }?.code == .nested)
        try fixture.directory.write("export.tar", "mine")
        #expect(StorageError.caught { _ = try fixture.export() }?.code == .exists)
        #expect(try fixture.directory.read("export.tar") == Array("mine".utf8))
    }

    @Test(
        "is refused of a link that leads out or may, and of a pipe, by name",
        arguments: ["/etc/passwd", "../../x", "../d1/../empty", "pipe"])
    func refused(_ what: String) throws {
        let fixture = try Fixture()
        let path = "\(fixture.source.root)/d0/odd"
        #expect((what == "pipe" ? mkfifo(path, 0o600) : symlink(what, path)) == 0)
        let error = HousekeepingError.caught { _ = try fixture.export() }
        #expect(error?.code == (what == "pipe" ? .special : .outside))
        #expect(error?.subject == path)
        #expect(try fixture.directory.inventory().keys.allSatisfy { !$0.contains("export.tar") })
    }

    @Test("is imported only where nothing is")
    func occupied() throws {
        let fixture = try Fixture()
        _ = try fixture.export()
        try fixture.directory.write("far/new/mine", "precious")
        #expect(HousekeepingError.caught { _ = try fixture.runImport() }?.code == .occupied)
        #expect(try fixture.names(fixture.target) == ["mine"])
        #expect(try !fixture.importing.discard())
        #expect(try fixture.directory.read("far/new/mine") == Array("precious".utf8))
    }

    /// A root in which an import of the fixture's archive was cut short.
    private func cutShort(_ fixture: Fixture) throws {
        try fixture.directory.write(
            "far/new/.importing",
            """
            {"version": 1, "archive": "\(fixture.archive)", "started": 1, "importer":
             {"pid": 1, "started": 1, "boot": "b", "namespace": 1, "host": "h"}}
            """)
        try fixture.directory.write("far/new/d0/part", "unpacked")
    }

    @Test("is needed to discard what was unpacked of it, whole, whichever archive is named")
    func discard() throws {
        let fixture = try Fixture(files: 4)
        _ = try fixture.export()
        let whole = try fixture.directory.read("export.tar")
        try cutShort(fixture)
        let other = try Fixture.archive(in: fixture.directory.path, named: "other.tar")
        try fixture.directory.write("other.tar", whole)
        let importing = RootImport(
            other.path, into: fixture.target, activity: NoActivity(), observer: fixture.observer)

        unlink(fixture.archive.description)
        let missing = HousekeepingError.caught { try importing.discard() }
        #expect(missing?.code == .notFound && missing?.subject == fixture.archive.description)
        #expect(missing?.remedy.contains("kept in '\(fixture.target.root)'") == true)
        for length in stride(from: 0, through: whole.count - 1024, by: 512) {
            try fixture.directory.write("export.tar", whole[..<length])
            #expect(HousekeepingError.caught { try importing.discard() }?.code == .badArchive, "\(length)")
        }
        try fixture.directory.write("export.tar", String(repeating: "no archive", count: 1000))
        #expect(HousekeepingError.caught { try importing.discard() }?.code == .badArchive)
        // Nor does another attempt begin by throwing away what may be all that is left.
        #expect(HousekeepingError.caught { _ = try fixture.runImport() }?.code == .badArchive)
        #expect(try fixture.directory.read("far/new/d0/part") == Array("unpacked".utf8))

        try fixture.directory.write("export.tar", whole)
        #expect(try importing.discard())
        #expect(try fixture.names(fixture.target) == ["root.lock"])
    }

    @Test("is called whole by the words about an import that was cut short only when it was looked at and is")
    func wording() throws {
        let fixture = try Fixture(files: 1)
        _ = try fixture.export()
        try cutShort(fixture)
        func words() throws -> String {
            try #require(try InterruptedWork.find(in: fixture.target.root, observer: fixture.observer)).description
        }
        #expect(try words().hasSuffix("; the archive is whole"))
        unlink(fixture.archive.description)
        #expect(try words().hasSuffix("(there is no such archive), so keep what was unpacked"))
        // Whoever meant to do something else there has not looked.
        let refusal = HousekeepingError.caught { try fixture.run(fixture.move()) }
        #expect(refusal?.code == .interrupted)
        #expect(refusal?.reason.hasSuffix("; the archive is what counts") == true)
    }

    @Test("is not imported when a bit of it is another or an end is missing, and nothing of it stays")
    func damaged() throws {
        let fixture = try Fixture(files: 4)
        _ = try fixture.export()
        let whole = try fixture.directory.read("export.tar")
        var offsets = Array(stride(from: 0, to: whole.count - 1024, by: 97))
        offsets.append(whole.count - 1025)
        var accepted = 0
        for offset in offsets {
            var bytes = whole
            bytes[offset] ^= 1
            try fixture.directory.write("export.tar", bytes)
            // Padding and the times of entries are not covered, and nothing else may go through.
            if (try? fixture.runImport()) != nil {
                accepted += 1
                #expect(try TreeDigest.of(fixture.target) == TreeDigest.of(fixture.source))
                try TreeRemoval.clear(fixture.target.root)
            }
            #expect(try RootState.of(fixture.target.root, ignoring: { $0.text == "root.lock" }) == .empty)
        }
        #expect(accepted < offsets.count)
        for length in stride(from: 0, to: whole.count - 512, by: 511) {
            try fixture.directory.write("export.tar", whole[..<length])
            #expect(throws: (any Error).self) { try fixture.runImport() }
            #expect(try RootState.of(fixture.target.root, ignoring: { $0.text == "root.lock" }) == .empty)
        }
    }
}
