import Formats
import Harness
import Housekeeping
import Secrets
import StateRoots
import Storage
import Testing

@Suite("An archive that was made to do harm") struct HostileArchiveTests {
    private let fixture: Fixture

    init() throws { fixture = try Fixture(files: 0) }

    private func file(_ path: String, _ content: String) throws -> [UInt8] {
        let bytes = Array(content.utf8)
        let entry = TarEntry(path: path, kind: .file, mode: 0o600, size: Int64(bytes.count), modified: 0)
        return try TarWriter.header(of: entry) + bytes + TarWriter.padding(after: entry.size)
    }

    private func other(_ path: String, _ kind: TarEntry.Kind, mode: UInt32 = 0o700) throws -> [UInt8] {
        try TarWriter.header(of: TarEntry(path: path, kind: kind, mode: mode, modified: 0))
    }

    private var manifest: [UInt8] {
        get throws {
            try file(
                "switchyard-export.json",
                """
                {"format":"switchyard-export","version":1,"product":"0","root":"repo","created":"2026-01-01T00:00:00Z"}
                """)
        }
    }

    /// What is said of an archive with these members between manifest and digests.
    private func refusal(_ members: [UInt8], rootMode: UInt32 = 0o700, blanks: Int = 0) throws -> String {
        let digests = #"{"version":1,"files":[],"tree":{"digest":"\#(Digest.sha256("x"))"}}"#
        let bytes =
            try manifest + other("root", .directory, mode: rootMode) + members
            + file("switchyard-digests.json", digests + String(repeating: " ", count: blanks))
        try fixture.directory.write("export.tar", bytes + TarWriter.end)
        do {
            _ = try fixture.runImport()
            return "accepted"
        } catch {
            #expect(try RootState.of(fixture.target.root, ignoring: { $0.text == "root.lock" }) == .empty)
            return "\(error)"
        }
    }

    @Test("cannot write through a link of its own")
    func throughLink() throws {
        let members =
            try other("root/a", .directory) + other("root/a/up", .link(to: "../b"))
            + file("root/a/up/x", "1")
        #expect(try refusal(members).contains("before or long after its directory"))
    }

    @Test("cannot bring links that leave the root, though they would stay in the archive")
    func outside() throws {
        #expect(try refusal(other("root/up", .link(to: "../x"))).contains("leads out of the root"))
    }

    /// A member whose link says what no writer of ours would put there.
    private func forgedLink(_ path: String, to target: String) throws -> [UInt8] {
        var block = try other(path, .link(to: String(repeating: "t", count: target.utf8.count)))
        for (index, byte) in target.utf8.enumerated() { block[157 + index] = byte }
        for index in 148..<156 { block[index] = 0x20 }
        let sum = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        for (index, byte) in "0\(sum)\u{0}".utf8.enumerated() { block[148 + index] = byte }
        return block
    }

    @Test("cannot bring links that lead out of the root together, though each alone seems to stay in it")
    func chain() throws {
        let members =
            try other("root/d", .directory) + forgedLink("root/d/l2", to: "../l1/l1/../../../x")
            + other("root/l1", .link(to: "."))
        #expect(try refusal(members).contains("leads out of the archive, or may"))
    }

    @Test("cannot name one place twice, or come in another order than an export")
    func order() throws {
        #expect(try refusal(file("root/a", "1") + file("root/a", "2")).contains("twice"))
        #expect(try refusal(file("root/b", "1") + file("root/a", "2")).contains("out of order"))
        #expect(try refusal(file("root/a/b", "1")).contains("long after its directory"))
    }

    @Test("cannot bring a marker or a lock, nor anything outside of its tree")
    func reserved() throws {
        for name in ["root/.moving", "root/.importing", "root/root.lock", "other", "rooted"] {
            #expect(try refusal(file(name, "1")).contains("has no place in it"), "\(name)")
        }
    }

    @Test("cannot have more or other files than its digests say, nor another tree")
    func digests() throws {
        #expect(try refusal(file("root/a", "1")).contains("1 files and digests of 0"))
        #expect(try refusal([]).contains("not the tree"))
    }

    @Test("cannot have digests that are longer than what it holds calls for")
    func longDigests() throws {
        #expect(try refusal([], blanks: 4096).contains("switchyard-digests.json is too large"))
    }

    @Test("cannot shut the owner out of the root", arguments: [0o000, 0o077, 0o500, 0o600] as [UInt32])
    func rootMode(_ mode: UInt32) throws {
        #expect(try refusal([], rootMode: mode).contains("would shut its owner out"))
    }

    @Test("must begin with its manifest")
    func noManifest() throws {
        try fixture.directory.write("export.tar", file("root/a", "1") + TarWriter.end)
        let error = HousekeepingError.caught { _ = try fixture.runImport() }
        #expect(error?.code == .badArchive)
        #expect(error?.reason.contains("does not begin with switchyard-export.json") == true)
    }
}
