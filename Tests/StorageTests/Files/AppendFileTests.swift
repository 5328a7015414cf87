import Glibc
import Harness
import Storage
import Testing

@Suite("Files that only grow") struct AppendFileTests {
    @Test("A log is made with its directory, for its owner alone, and grows")
    func log() throws {
        let fixture = try Fixture()
        let log = try AppendFile(fixture.log)
        try log.append(fixture.bytes("one\n"))
        try AppendFile(fixture.log).append(fixture.bytes("two\n"))
        try log.append(fixture.bytes("three\n"))
        #expect(try fixture.text(fixture.log) == "one\ntwo\nthree\n")
        let size = try log.size()
        #expect(size == 14)
        let inventory = try fixture.directory.inventory()
        #expect(inventory["root/logs/run.log"]?.hasPrefix("100600 ") == true)
        #expect(inventory["root/logs"] == "40700")
    }

    @Test("A log knows when it was removed or replaced")
    func replaced() throws {
        let fixture = try Fixture()
        let log = try AppendFile(fixture.log)
        let atFirst = log.isStill(at: fixture.log)
        try FileRemoval.remove(fixture.log)
        let removed = log.isStill(at: fixture.log)
        let next = try AppendFile(fixture.log)
        let replaced = log.isStill(at: fixture.log)
        let new = next.isStill(at: fixture.log)
        #expect([atFirst, removed, replaced, new] == [true, false, false, true])
    }

    @Test("A log with a second name is refused")
    func hardLink() throws {
        let fixture = try Fixture()
        try AppendFile(fixture.log).append([1])
        #expect(link(fixture.log.description, "\(fixture.directory.path)/other") == 0)
        #expect(StorageError.caught { _ = try AppendFile(fixture.log) }?.code == .link)
    }

    @Test("A log directory in which others may replace files is refused, unless it is sticky as /tmp is")
    func directory() throws {
        let fixture = try Fixture()
        try AppendFile(fixture.log).append([1])
        #expect(chmod("\(fixture.root)/logs", 0o777) == 0)
        let error = StorageError.caught { _ = try AppendFile(fixture.log) }
        #expect(error?.code == .permission)
        #expect(error?.remedy.contains("chmod go-w") == true)
        #expect(chmod("\(fixture.root)/logs", 0o1777) == 0)
        try AppendFile(fixture.log).append([2])
    }

    @Test("Lines of several threads do not mix")
    func together() async throws {
        let fixture = try Fixture()
        let path = fixture.log
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    try await offPool {
                        let log = try AppendFile(path)
                        let line = Array("\(String(repeating: "\(writer)", count: 200))\n".utf8)
                        for _ in 0..<200 { try log.append(line) }
                    }
                }
            }
            try await group.waitForAll()
        }
        let lines = try fixture.text(path).split(separator: "\n")
        #expect(lines.count == 1600)
        #expect(lines.allSatisfy { $0.count == 200 && Set($0).count == 1 })
    }
}
