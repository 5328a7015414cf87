import Glibc
import Harness
import StateRoots
import Storage
import Testing

@Suite("Atomic files") struct AtomicFileTests {
    @Test("A file is made with its directories, readable by its owner alone")
    func making() throws {
        let fixture = try Fixture(below: "missing/root")
        try AtomicFile.write(fixture.bytes("one"), to: fixture.document)
        #expect(try fixture.text(fixture.document) == "one")
        let inventory = try fixture.directory.inventory()
        #expect(inventory["missing/root/deep/state.json"]?.hasPrefix("100600 ") == true)
        #expect(inventory["missing/root/deep"] == "40700")
        #expect(inventory["missing/root"] == "40700")
        #expect(inventory["missing"] == "40700")
    }

    @Test("The last good copy equals the file after every success")
    func lastGood() throws {
        let fixture = try Fixture()
        for text in ["one", "two"] {
            try AtomicFile.write(fixture.bytes(text), to: fixture.document, keepingLastGood: true)
            #expect(try fixture.text(fixture.document) == text)
            #expect(try fixture.text(fixture.document.companion(.lastGood)) == text)
        }
        #expect(try fixture.names() == ["root", "root/deep", "root/deep/state.json", "root/deep/state.json.last-good"])
    }

    @Test("Who has the old file open keeps the old content")
    func readers() throws {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes("old"), to: fixture.document)
        let reader = open(fixture.document.description, O_RDONLY)
        defer { close(reader) }
        try AtomicFile.write(fixture.bytes("new"), to: fixture.document)
        var buffer = [UInt8](repeating: 0, count: 8)
        let count = read(reader, &buffer, 8)
        #expect(String(decoding: buffer.prefix(count), as: UTF8.self) == "old")
    }

    @Test("A second name of the file keeps the old content")
    func hardLink() throws {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes("old"), to: fixture.document)
        #expect(link(fixture.document.description, "\(fixture.directory.path)/other") == 0)
        try AtomicFile.write(fixture.bytes("new"), to: fixture.document)
        #expect(try fixture.directory.read("other") == fixture.bytes("old"))
        #expect(try fixture.text(fixture.document) == "new")
    }

    @Test("A file that must be new is made once, and the second attempt changes nothing")
    func createNew() throws {
        let fixture = try Fixture()
        try AtomicFile.createNew(fixture.bytes("first"), at: fixture.document)
        let before = try fixture.directory.inventory()
        let error = #expect(throws: StorageError.self) {
            try AtomicFile.createNew(fixture.bytes("second"), at: fixture.document)
        }
        #expect(error?.code == .exists)
        #expect(try fixture.directory.inventory() == before)
    }

    @Test("Of sixteen threads that make the same file one succeeds")
    func createNewTogether() async throws {
        let fixture = try Fixture()
        let document = fixture.document
        let successes = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<16 {
                group.addTask {
                    try await offPool {
                        do {
                            try AtomicFile.createNew([UInt8(number)], at: document)
                            return 1
                        } catch let error as StorageError {
                            guard error.code == .exists else { throw error }
                            return 0
                        }
                    }
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(successes == 1)
        #expect(try fixture.names() == ["root", "root/deep", "root/deep/state.json"])
    }

    @Test(
        "The modes are those that were asked for",
        arguments: [
            (FileMode.ownerOnly, "100600"), (.ownerExecutable, "100700"), (.readableByAll, "100644"),
            (.executableByAll, "100755"),
        ])
    func modes(_ mode: FileMode, _ expected: String) throws {
        let fixture = try Fixture()
        try AtomicFile.write([1], to: fixture.document, mode: mode)
        #expect(try fixture.directory.inventory()["root/deep/state.json"]?.hasPrefix("\(expected) ") == true)
    }

    @Test("The umask has no say", arguments: ["000", "077", "777"])
    func umask(_ mask: String) async throws {
        let fixture = try Fixture()
        let outcome = try await ChildProcess.run(
            "/bin/sh", ["-c", "umask \(mask); exec \"$0\" write \"$1\"", Fixture.writer(), fixture.root])
        #expect(outcome.status == 0, "\(outcome.errorText)")
        let inventory = try fixture.directory.inventory()
        #expect(inventory["root"] == "40700")
        #expect(inventory["root/deep"] == "40700")
        for name in ["state.json", "state.json.last-good"] {
            #expect(inventory["root/deep/\(name)"]?.hasPrefix("100600 ") == true)
        }
    }

    @Test("Caches and files beside the logs are replaced whole as well")
    func otherKinds() throws {
        let fixture = try Fixture()
        try AtomicFile.write(fixture.bytes("derived"), to: fixture.cache)
        try AtomicFile.write(fixture.bytes("latest"), to: fixture.log)
        #expect(try fixture.text(fixture.cache) == "derived")
        #expect(try fixture.text(fixture.log) == "latest")
        #expect(
            try fixture.names()
                == ["root", "root/cache", "root/cache/derived.bin", "root/logs", "root/logs/run.log"])
    }

    @Test("What was removed is gone, and removing nothing is not an error")
    func removal() throws {
        let fixture = try Fixture()
        #expect(try FileRemoval.remove(fixture.document) == false)
        try AtomicFile.write([1], to: fixture.document)
        #expect(try FileRemoval.remove(fixture.document))
        #expect(try SafeFile.readIfPresent(fixture.document, limit: 10) == nil)
        #expect(try FileRemoval.remove(fixture.document) == false)
    }
}
