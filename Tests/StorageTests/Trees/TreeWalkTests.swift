import Foundation
import Harness
import StateRoots
import Storage
import Testing

@Suite("A walk through a tree") struct TreeWalkTests {
    @Test("shows every entry in the order of its bytes, a directory right before what is below it")
    func order() throws {
        let fixture = try TreeFixture()
        var visitor = RecordingVisitor()
        try TreeWalk.run(fixture.source, for: &visitor)
        let paths = visitor.entries.map { "\($0.path)" }
        #expect(
            paths == [
                "b", "b/c", "b/c/deep", "b-flat", "empty", "large", "link", "naïve name\\u{a}", "out",
            ])
        #expect(visitor.entries.map(\.path).sorted() == visitor.entries.map(\.path))
        #expect(visitor.contents["b/c/deep"] == Array("deep".utf8))
        #expect(visitor.contents["large"]?.count == 300_000)
        #expect(visitor.contents["large"] == (0..<300_000).map { UInt8(truncatingIfNeeded: $0) })
        #expect(visitor.targets == ["link": "b/c", "out": "../outside"])
        #expect(visitor.entries.first { "\($0.path)" == "b/c/deep" }?.mode == 0o400)
        #expect(visitor.entries.allSatisfy { $0.isOwn })
    }

    @Test("leaves out what is excluded, and what is below that")
    func excluded() throws {
        let fixture = try TreeFixture()
        var visitor = RecordingVisitor()
        try TreeWalk.run(fixture.source, excluding: { path, kind in path.text == "b" || kind == .link }, for: &visitor)
        #expect(visitor.entries.allSatisfy { !"\($0.path)".hasPrefix("b/") && "\($0.path)" != "b" })
        #expect(visitor.entries.count == 4)
    }

    @Test("ends with an error where the visitor does not want to hear of it")
    func failing() throws {
        struct Plain: TreeVisitor {
            mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) {}
        }
        let fixture = try TreeFixture()
        var path = "\(fixture.source)/deep"
        for _ in 0..<300 {
            #expect(mkdir(path, 0o700) == 0)
            path += "/d"
        }
        var plain = Plain()
        #expect(StorageError.caught { try TreeWalk.run(fixture.source, for: &plain) }?.code == .tooLarge)
    }

    @Test("reads exactly what the entry says, or says that the file changed")
    func changing() throws {
        struct Growing: TreeVisitor {
            let root: StateRoot
            mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) throws {
                guard entry.path.text == "large" else { return }
                truncate("\(root)/large", Int(entry.size) + 1)
                try content.read { _ in }
            }
        }
        let fixture = try TreeFixture()
        var visitor = Growing(root: fixture.source)
        #expect(StorageError.caught { try TreeWalk.run(fixture.source, for: &visitor) }?.code == .changed)
    }

    @Test("shows sockets, pipes and names that are no text as what they are")
    func special() throws {
        let fixture = try TreeFixture()
        #expect(mkfifo("\(fixture.source)/pipe", 0o600) == 0)
        #expect(mknod("\(fixture.source)/socket", S_IFSOCK | 0o600, 0) == 0)
        let odd = Array("\(fixture.source)/".utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        #expect(close(open(odd, O_CREAT | O_WRONLY, 0o600)) == 0)
        var visitor = RecordingVisitor()
        try TreeWalk.run(fixture.source, for: &visitor)
        #expect(visitor.entries.filter { $0.kind == .special }.map(\.path.text) == ["pipe"])
        #expect(visitor.entries.filter { $0.kind == .socket }.map(\.path.text) == ["socket"])
        #expect(visitor.entries.last?.path.bytes == [0xFF])
        #expect(visitor.entries.last?.path.text == nil)
    }

    @Test("goes through no link that took a directory's place")
    func replaced() throws {
        struct Planting: TreeVisitor {
            let root: StateRoot
            var paths: [String] = []
            mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) throws {
                paths.append("\(entry.path)")
                guard entry.path.text == "b" else { return }
                rename("\(root)/b", "\(root)/z")
                symlink("/etc", "\(root)/b")
            }
        }
        let fixture = try TreeFixture()
        var visitor = Planting(root: fixture.source)
        // The kernel says ENOTDIR of a link where a directory was asked for.
        #expect(StorageError.caught { try TreeWalk.run(fixture.source, for: &visitor) }?.code == .notDirectory)
        #expect(visitor.paths == ["b"])
    }
}
