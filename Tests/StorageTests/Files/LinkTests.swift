import Glibc
import Harness
import StateRoots
import Storage
import Synchronization
import Testing

@Suite("Links and other things in the way") struct LinkTests {
    /// A document whose directory has become a link to one outside the root.
    private static func linkedDirectory() throws -> Fixture {
        let fixture = try Fixture()
        try fixture.directory.write("outside/state.json", "precious")
        try fixture.directory.write("root/other", "")
        #expect(symlink("\(fixture.directory.path)/outside", "\(fixture.root)/deep") == 0)
        return fixture
    }

    /// A document that has become a link to a file outside the root.
    private static func linkedFile() throws -> Fixture {
        let fixture = try Fixture()
        try fixture.directory.write("outside/state.json", "precious")
        try fixture.directory.write("root/deep/other", "")
        #expect(symlink("\(fixture.directory.path)/outside/state.json", fixture.document.description) == 0)
        return fixture
    }

    /// Everything that can be done to a document; each must refuse.
    static let deeds: [(String, @Sendable (Fixture) throws -> Void)] = [
        ("read", { _ = try SafeFile.read($0.document, limit: 100) }),
        ("stamp", { _ = try SafeFile.stamp(of: $0.document) }),
        ("write", { try AtomicFile.write([1], to: $0.document) }),
        ("append", { try AppendFile($0.document).append([1]) }),
        ("remove", { try FileRemoval.remove($0.document) }),
        ("make a directory", { try Directory.make($0.document) }),
        ("list", { _ = try Directory.entries(of: $0.document) }),
    ]

    @Test("A link on the way is refused by every operation and named", arguments: deeds.map(\.0))
    func directory(_ name: String) throws {
        let fixture = try Self.linkedDirectory()
        let before = try fixture.directory.inventory()
        let deed = try #require(Self.deeds.first { $0.0 == name })
        let error = StorageError.caught { try deed.1(fixture) }
        #expect(error?.code == .link)
        #expect(error?.description.contains("'\(fixture.root)/deep' is a symbolic link") == true)
        #expect(try fixture.directory.inventory() == before)
    }

    @Test("A link in the file's place is refused by every operation", arguments: deeds.map(\.0))
    func file(_ name: String) throws {
        let fixture = try Self.linkedFile()
        let before = try fixture.directory.inventory()
        let deed = try #require(Self.deeds.first { $0.0 == name })
        #expect(StorageError.caught { try deed.1(fixture) }?.code == .link)
        #expect(try fixture.directory.inventory() == before)
    }

    @Test("Locks, journals, documents and new files go through no link either")
    func others() throws {
        let fixture = try Self.linkedDirectory()
        let before = try fixture.directory.inventory()
        let deeds: [() throws -> Void] = [
            { _ = try FileLock(of: fixture.document, purpose: "to try") },
            { _ = try Journal(for: fixture.document) },
            { _ = try Journals.list(beside: fixture.document) },
            { try SectionedDocument(at: fixture.document, sections: []).update { _ in } },
            { try AtomicFile.createNew([1], at: fixture.document) },
        ]
        for deed in deeds { #expect(StorageError.caught(deed)?.code == .link) }
        #expect(try fixture.directory.inventory() == before)
    }

    @Test("A new file does not take the place of a link, not even of one that leads nowhere")
    func createNew() throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/deep/other", "")
        #expect(symlink("\(fixture.directory.path)/nowhere", fixture.document.description) == 0)
        #expect(StorageError.caught { try AtomicFile.createNew([1], at: fixture.document) }?.code == .exists)
        #expect(access("\(fixture.directory.path)/nowhere", F_OK) != 0)
    }

    @Test("A lock file and a last good copy that are links lead nowhere")
    func companions() throws {
        let fixture = try Fixture()
        try AtomicFile.write([1], to: fixture.document)
        let victim = try fixture.directory.write("victim", "precious")
        for name in ["lock", "last-good"] { #expect(symlink(victim, "\(fixture.document).\(name)") == 0) }
        #expect(StorageError.caught { _ = try FileLock(of: fixture.document, purpose: "to try") }?.code == .link)
        try AtomicFile.write([2], to: fixture.document, keepingLastGood: true)
        #expect(try SafeFile.read(fixture.document.companion(.lastGood), limit: 10) == [2])
        #expect(try fixture.directory.read("victim") == fixture.bytes("precious"))
    }

    @Test("A root that became a link after it was resolved is refused")
    func root() throws {
        let fixture = try Fixture()
        let outside = try TemporaryDirectory()
        #expect(symlink(outside.path, fixture.root) == 0)
        #expect(StorageError.caught { try AtomicFile.write([1], to: fixture.document) }?.code == .notDirectory)
        #expect(try outside.inventory().isEmpty)
    }

    @Test("A directory that is exchanged for a link while a writer works leads nobody outside")
    func exchanged() async throws {
        let fixture = try Fixture()
        let outside = try TemporaryDirectory()
        try AtomicFile.write([0], to: fixture.document)
        let document = fixture.document
        let stop = Mutex(false)
        let swaps = Mutex(0)
        let deep = "\(fixture.root)/deep"
        async let swapping: Void = offPool {
            while !stop.withLock({ $0 }) {
                rename(deep, "\(deep)-away")
                symlink(outside.path, deep)
                sched_yield()
                unlink(deep)
                rename("\(deep)-away", deep)
                swaps.withLock { $0 += 1 }
            }
        }
        let written = try await offPool {
            defer { stop.withLock { $0 = true } }
            var tried = 0
            var written = 0
            // On a busy machine the two threads may not meet at once.
            while tried < 3000 || written == 0 || swaps.withLock({ $0 }) < 100 {
                try #require(tried < 1_000_000)
                tried += 1
                if StorageError.caught({ try AtomicFile.write([UInt8(tried & 0xFF)], to: document) }) == nil {
                    written += 1
                }
            }
            return written
        }
        try await swapping
        #expect(written > 0)
        #expect(try outside.inventory().isEmpty)
    }

    @Test("What is no file is neither read nor replaced nor waited for", arguments: ["directory", "pipe", "socket"])
    func notRegular(_ kind: String) async throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/deep/other", "")
        let path = fixture.document.description
        switch kind {
        case "directory": #expect(mkdir(path, 0o700) == 0)
        case "pipe": #expect(mkfifo(path, 0o600) == 0)
        default: #expect(mknod(path, S_IFSOCK | 0o600, 0) == 0)
        }
        let errors = try await offPool {
            [
                StorageError.caught { _ = try SafeFile.read(fixture.document, limit: 10) },
                StorageError.caught { try AtomicFile.write([1], to: fixture.document) },
                StorageError.caught { try AppendFile(fixture.document).append([1]) },
                StorageError.caught { try FileRemoval.remove(fixture.document) },
            ]
        }
        for error in errors {
            #expect(error?.code == .notRegular)
            #expect(error?.description.contains("is not a regular file") == true)
        }
    }

    @Test("A file where a directory should be is named")
    func notADirectory() throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/deep", "a file")
        let error = StorageError.caught { try AtomicFile.write([1], to: fixture.document) }
        #expect(error?.code == .notDirectory)
        #expect(error?.description.contains("/root/deep' is not a directory") == true)
    }
}
