import Foundation
import Harness
import StateRoots
import Storage
import Testing

@Suite("The removal of a tree") struct TreeRemovalTests {
    @Test("removes everything below a root but what is kept, and links instead of what they lead to")
    func clear() throws {
        let fixture = try TreeFixture()
        try fixture.directory.write("outside", "precious")
        symlink("\(fixture.directory.path)/outside", "\(fixture.source)/b/far")
        try TreeRemoval.clear(fixture.source, keeping: { $0.text == "b/c/deep" || $0.text == "empty" })
        var visitor = RecordingVisitor()
        try TreeWalk.run(fixture.source, for: &visitor)
        #expect(visitor.entries.map(\.path.text) == ["b", "b/c", "b/c/deep", "empty"])
        try TreeRemoval.clear(fixture.source)
        #expect(try RootState.of(fixture.source) == .empty)
        #expect(try TreeRemoval.removeEmpty(fixture.source))
        #expect(try !TreeRemoval.removeEmpty(fixture.source))
        #expect(try RootState.of(fixture.source) == .absent)
        #expect(try fixture.directory.read("outside") == Array("precious".utf8))
    }

    @Test("removes directories that their owner may not list or change")
    func forbidden() throws {
        let fixture = try TreeFixture()
        chmod("\(fixture.source)/b/c", 0o500)
        chmod("\(fixture.source)/b", 0)
        #expect(try TreeRemoval.remove(TreeFixture.path("b", in: fixture.source)))
        #expect(access("\(fixture.source)/b", F_OK) != 0)
        #expect(try !TreeRemoval.remove(TreeFixture.path("b", in: fixture.source)))
    }

    @Test("removes a single file, and refuses a link in its place")
    func single() throws {
        let fixture = try TreeFixture()
        #expect(try TreeRemoval.remove(TreeFixture.path("empty", in: fixture.source)))
        let path = try TreeFixture.path("link", in: fixture.source)
        #expect(StorageError.caught { try TreeRemoval.remove(path) }?.code == .link)
        #expect(access("\(fixture.source)/b/c/deep", F_OK) == 0)
    }
}
