import Foundation
import Harness
import StateRoots
import Storage
import Testing

@Suite("The renaming of a root") struct RootRelocationTests {
    @Test("takes everything to a place that is absent or empty")
    func rename() throws {
        let fixture = try TreeFixture()
        try RootRelocation.rename(fixture.source, to: fixture.target)
        #expect(try fixture.directory.read("far/target/b/c/deep") == Array("deep".utf8))
        #expect(try RootState.of(fixture.source) == .absent)
        #expect(mkdir("\(fixture.source)", 0o700) == 0)
        try RootRelocation.rename(fixture.target, to: fixture.source)
        #expect(try RootState.of(fixture.source) == .occupied)
    }

    @Test("leaves alone what stands at the target")
    func occupied() throws {
        let fixture = try TreeFixture()
        try fixture.directory.write("far/target/mine", "")
        let error = StorageError.caught { try RootRelocation.rename(fixture.source, to: fixture.target) }
        #expect(error?.code == .exists)
        #expect(try RootState.of(fixture.source) == .occupied)
    }

    @Test("speaks of the source alone where there is none")
    func absent() throws {
        let fixture = try TreeFixture()
        let nowhere = try StateRoot(.repo, at: AbsolutePath("\(fixture.directory.path)/nowhere"))
        let error = StorageError.caught { try RootRelocation.rename(nowhere, to: fixture.target) }
        #expect(error?.code == .notFound)
        #expect(error?.path == "\(nowhere)")
        #expect(error?.reason.contains("\(fixture.target)") == false)
        #expect(try RootState.of(StateRoot(.repo, at: fixture.target.path.parent)) == .absent)
    }

    @Test("says when the target is on another file system", .enabled { MemoryFileSystem.isApart() })
    func otherFileSystem() throws {
        let fixture = try TreeFixture()
        let memory = try TemporaryDirectory.inMemory()
        let target = try StateRoot(.repo, at: AbsolutePath("\(memory.path)/target"))
        let error = StorageError.caught { try RootRelocation.rename(fixture.source, to: target) }
        #expect(error?.code == .otherFileSystem)
    }

    @Test("can leave a link where the root was, which leads there")
    func link() throws {
        let fixture = try TreeFixture()
        try RootRelocation.rename(fixture.source, to: fixture.target)
        #expect(try RootRelocation.leaveLink(at: fixture.source, to: fixture.target))
        #expect(try !RootRelocation.leaveLink(at: fixture.source, to: fixture.target))
        #expect(try StateRoot(.repo, at: AbsolutePath("\(fixture.directory.path)/source")) == fixture.target)
        let other = try StateRoot(.repo, at: AbsolutePath("\(fixture.directory.path)/far"))
        #expect(StorageError.caught { try RootRelocation.leaveLink(at: fixture.source, to: other) }?.code == .exists)
    }
}
