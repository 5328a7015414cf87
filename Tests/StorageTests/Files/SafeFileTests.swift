import Glibc
import Harness
import StateRoots
import Storage
import Testing

@Suite("Reading files") struct SafeFileTests {
    @Test("A file of exactly the limit is read, and one byte more is refused", arguments: [0, 1, 4096, 70_000])
    func limits(_ size: Int) throws {
        let fixture = try Fixture()
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
        try fixture.directory.write("root/deep/state.json", bytes)
        #expect(try SafeFile.read(fixture.document, limit: size) == bytes)
        #expect(try SafeFile.read(fixture.document, limit: size + 1) == bytes)
        guard size > 0 else { return }
        let error = StorageError.caught { _ = try SafeFile.read(fixture.document, limit: size - 1) }
        #expect(error?.code == .tooLarge)
        #expect(error?.description.contains("\(size - 1) bytes") == true)
    }

    @Test("Nothing there is said plainly, or nil for who expects it")
    func missing() throws {
        let fixture = try Fixture()
        #expect(StorageError.caught { _ = try SafeFile.read(fixture.document, limit: 10) }?.code == .notFound)
        #expect(try SafeFile.readIfPresent(fixture.document, limit: 10) == nil)
        #expect(try SafeFile.stamp(of: fixture.document) == nil)
        #expect(try Directory.entries(of: fixture.document).isEmpty)
    }

    @Test("A stamp changes with every replacement and stays otherwise")
    func stamps() throws {
        let fixture = try Fixture()
        try AtomicFile.write([1], to: fixture.document)
        let first = try SafeFile.stamp(of: fixture.document)
        #expect(try SafeFile.stamp(of: fixture.document) == first)
        #expect(try SafeFile.content(of: fixture.document, limit: 10).stamp == first)
        try AtomicFile.write([2], to: fixture.document)
        #expect(try SafeFile.stamp(of: fixture.document) != first)
    }

    @Test("A file that a person named is read through links, and a pipe is not waited for")
    func named() async throws {
        let fixture = try Fixture()
        let file = try fixture.directory.write("file", "content")
        let link = "\(fixture.directory.path)/link"
        #expect(symlink(file, link) == 0)
        #expect(try SafeFile.read(named: AbsolutePath(link), limit: 10) == fixture.bytes("content"))
        let pipe = "\(fixture.directory.path)/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        let error = try await offPool {
            StorageError.caught { _ = try SafeFile.read(named: AbsolutePath(pipe), limit: 10) }
        }
        #expect(error?.code == .notRegular)
    }

    @Test("Files that the kernel makes up as they are read have no size and are read all the same")
    func kernelFiles() throws {
        #expect(try !SafeFile.read(named: AbsolutePath("/proc/self/stat"), limit: 4096).isEmpty)
        let error = StorageError.caught { _ = try SafeFile.read(named: AbsolutePath("/proc/self/stat"), limit: 4) }
        #expect(error?.code == .tooLarge)
    }

    @Test("An error is one line, and nothing in a name reaches the terminal as a command")
    func hostileNames() throws {
        let directory = try TemporaryDirectory()
        let path = try AbsolutePath("\(directory.path)/a\u{202E}b\u{9B}2J")
        let error = StorageError.caught { _ = try SafeFile.read(named: path, limit: 4) }
        #expect(error?.description.contains(#"a\u{202e}b\u{9b}2J"#) == true)
        #expect(error?.description.contains("\u{202E}") == false)
        #expect(error?.description.contains("No such file or directory") == true)
        #expect(error?.description.contains("check the name") == true)
    }

    @Test("A directory is listed by name, with links as links")
    func listing() throws {
        let fixture = try Fixture()
        try fixture.directory.write("root/deep/state.json/b", "")
        try fixture.directory.write("root/deep/state.json/a", "12")
        #expect(symlink("a", "\(fixture.document)/c") == 0)
        try Directory.make(fixture.document.child(PathSegment("d")))
        let entries = try Directory.entries(of: fixture.document)
        #expect(entries.map(\.name.text) == ["a", "b", "c", "d"])
        #expect(entries.map(\.kind) == [.file, .file, .link, .directory])
        #expect(entries.first?.stamp.size == 2)
        #expect(try Directory.entries(beside: fixture.document).map(\.name.text) == ["state.json"])
        #expect(try Directory.entries(beside: fixture.log).isEmpty)
        #expect(try Directory.removeEmpty(fixture.document.child(PathSegment("d"))))
        #expect(StorageError.caught { try Directory.removeEmpty(fixture.document) } != nil)
    }
}
