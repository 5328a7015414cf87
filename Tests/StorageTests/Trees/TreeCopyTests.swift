import Foundation
import Harness
import StateRoots
import Storage
import Testing

@Suite("A copy of a tree") struct TreeCopyTests {
    private func facts(_ root: StateRoot) throws -> [TreeEntry] {
        var visitor = RecordingVisitor()
        try TreeWalk.run(root, for: &visitor)
        return visitor.entries
    }

    @Test("has the content, modes, times and links of the original")
    func whole() throws {
        let fixture = try TreeFixture()
        let times = [timespec(tv_sec: 5, tv_nsec: 123), timespec(tv_sec: -2, tv_nsec: 999_999_999)]
        utimensat(AT_FDCWD, "\(fixture.source)/b/c", times, 0)
        utimensat(AT_FDCWD, "\(fixture.source)/link", times, AT_SYMLINK_NOFOLLOW)
        chmod("\(fixture.source)", 0o755)
        let report = try TreeCopy.copy(fixture.source, to: fixture.target)
        #expect(try facts(fixture.target) == facts(fixture.source))
        #expect(try facts(fixture.target).first { $0.path.text == "b/c" }?.modified == -1_000_000_001)
        #expect(try RootState.mode(of: fixture.target) == 0o755)
        #expect(report.entries == 9)
        #expect(report.links.map(\.text) == ["link", "out"])
        var one = RecordingVisitor()
        var other = RecordingVisitor()
        try TreeWalk.run(fixture.source, for: &one)
        try TreeWalk.run(fixture.target, for: &other)
        #expect(one.contents == other.contents)
        #expect(one.targets == other.targets)
    }

    @Test("replaces nothing that is there")
    func occupied() throws {
        let fixture = try TreeFixture()
        try fixture.directory.write("far/target/empty", "precious")
        #expect(StorageError.caught { _ = try TreeCopy.copy(fixture.source, to: fixture.target) }?.code == .exists)
        #expect(try fixture.directory.read("far/target/empty") == Array("precious".utf8))
    }

    @Test("leaves sockets behind and refuses pipes by name")
    func special() throws {
        let fixture = try TreeFixture()
        #expect(mknod("\(fixture.source)/socket", S_IFSOCK | 0o600, 0) == 0)
        #expect(try TreeCopy.copy(fixture.source, to: fixture.target).sockets.map(\.text) == ["socket"])
        #expect(mkfifo("\(fixture.source)/b/pipe", 0o600) == 0)
        try TreeRemoval.clear(fixture.target)
        let error = StorageError.caught { _ = try TreeCopy.copy(fixture.source, to: fixture.target) }
        #expect(error?.code == .notRegular)
        #expect(error?.description.contains("/source/b/pipe' is a pipe or a device") == true)
    }

    @Test("goes through no link in the target")
    func link() throws {
        let fixture = try TreeFixture()
        try fixture.directory.write("elsewhere/x", "")
        try fixture.directory.write("far/target/x", "")
        symlink("\(fixture.directory.path)/elsewhere", "\(fixture.target)/b")
        #expect(StorageError.caught { _ = try TreeCopy.copy(fixture.source, to: fixture.target) }?.code == .exists)
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(fixture.directory.path)/elsewhere") == ["x"])
    }

    @Test("takes an entry only right behind its directory")
    func order() throws {
        let fixture = try TreeFixture()
        let writer = try TreeWriter(fixture.target)
        let inside = try #require(TreePath("a/b"))
        #expect(
            StorageError.caught { try writer.beginFile(inside, mode: 0o600, modified: 0) }?.code == .notDirectory)
        #expect(TreePath("a/../b") == nil)
        #expect(TreePath("/a") == nil)
        #expect(TreePath("") == nil)
    }
}
