import Foundation
import Harness
import Housekeeping
import StateRoots
import Storage
import Testing

@Suite("The move of a root") struct RootMoveTests {
    @Test("brings everything to the new place and leaves nothing at the old one", arguments: ["rename", "copy"])
    func whole(_ way: String) throws {
        let fixture = try Fixture()
        let before = try TreeDigest.of(fixture.source)
        let result = try fixture.result(of: fixture.move(way == "copy" ? .copy : .automatic))
        #expect(result.way == (way == "copy" ? .copied : .renamed))
        #expect(result.digest == before)
        #expect(try TreeDigest.of(fixture.target) == before)
        #expect(try RootState.of(fixture.source.root) == .absent)
        #expect(try fixture.names(fixture.target) == ["d0", "d1", "d2", "d3", "empty", "root.lock"])
        let inventory = try fixture.directory.inventory()
        let again = try fixture.result(of: fixture.move())
        #expect(again.way == .nothingLeft)
        #expect(again.digest == nil)
        #expect(try fixture.directory.inventory() == inventory)
    }

    @Test("takes a directory that is called like SQLite's shared memory along when it copies")
    func sharedMemory() throws {
        let fixture = try Fixture(files: 1)
        try fixture.directory.write("old/a.db-shm/precious", "mine")
        try fixture.run(fixture.move(.copy))
        #expect(try fixture.directory.read("far/new/a.db-shm/precious") == Array("mine".utf8))
    }

    @Test("goes to another file system by itself", .enabled { MemoryFileSystem.isApart() })
    func otherFileSystem() throws {
        let memory = try TemporaryDirectory.inMemory()
        let fixture = try Fixture(targetIn: memory.path)
        let before = try TreeDigest.of(fixture.source)
        let result = try fixture.result(of: fixture.move(leavingLink: true))
        #expect(result.way == .copied)
        #expect(try TreeDigest.of(fixture.target) == before)
        #expect(try StateRoot(.repo, at: AbsolutePath("\(fixture.directory.path)/old")) == fixture.target.root)
    }

    @Test(
        "leaves a link on request, through which the old name still leads to the root", arguments: ["rename", "copy"])
    func link(_ way: String) throws {
        let fixture = try Fixture()
        try fixture.run(fixture.move(way == "copy" ? .copy : .automatic, leavingLink: true))
        let old = try Fixture.root("\(fixture.directory.path)/old")
        #expect(old.root == fixture.target.root)
        let again = RootMove(old, to: fixture.target, activity: NoActivity(), observer: fixture.observer)
        #expect(HousekeepingError.caught { try fixture.run(again) }?.code == .nested)
    }

    @Test("is refused while something is at work, or another process has the lock")
    func busy() throws {
        let fixture = try Fixture()
        let before = try fixture.directory.inventory()
        let move = RootMove(
            fixture.source, to: fixture.target, activity: StubActivity(work: "flow 3f is running"),
            observer: fixture.observer)
        let error = HousekeepingError.caught { try fixture.run(move) }
        #expect(error?.code == .busy)
        #expect(error?.description.contains("flow 3f is running") == true)
        let lock = try FileLock(of: fixture.source.lock, purpose: "to be in the way")
        #expect(throws: StorageError.self) { try fixture.run(fixture.move()) }
        lock.release()
        #expect(try fixture.directory.inventory().filter { !$0.key.hasSuffix(".lock") } == before)
    }

    @Test("is refused into itself, onto something, or from nowhere")
    func places() throws {
        let fixture = try Fixture()
        func code(_ from: KeptRoot, _ to: KeptRoot) -> HousekeepingError.Code? {
            HousekeepingError.caught {
                try fixture.run(RootMove(from, to: to, activity: NoActivity(), observer: fixture.observer))
            }?.code
        }
        let inside = try Fixture.root("\(fixture.directory.path)/old/d0/new")
        #expect(code(fixture.source, inside) == .nested)
        #expect(code(inside, fixture.source) == .nested)
        #expect(code(fixture.source, fixture.source) == .nested)
        #expect(code(try Fixture.root("\(fixture.directory.path)/nowhere"), fixture.target) == .notFound)
        try fixture.directory.write("far/new/mine", "precious")
        #expect(code(fixture.source, fixture.target) == .occupied)
        #expect(try fixture.directory.read("far/new/mine") == Array("precious".utf8))
    }

    @Test(
        "keeps its hands off what somebody else put at the target since it was looked at",
        arguments: ["move", "copy"], ["far/new/mine", "far/new/.importing"])
    func meanwhile(_ mode: String, _ name: String) throws {
        let fixture = try Fixture()
        let before = try TreeDigest.of(fixture.source)
        // The clock is asked when the decision is made, and before the target is touched.
        let clock = WallClock {
            _ = try? fixture.directory.write(name, "precious")
            return 1_700_000_000
        }
        let move = RootMove(
            fixture.source, to: fixture.target, strategy: mode == "copy" ? .copy : .automatic,
            activity: NoActivity(), observer: fixture.observer, clock: clock)
        let error = HousekeepingError.caught { try fixture.run(move) }
        #expect(error?.code == (name.hasSuffix("mine") ? .occupied : .interrupted))
        #expect(try fixture.directory.read(name) == Array("precious".utf8))
        #expect(try TreeDigest.of(fixture.source) == before)
        #expect(try InterruptedWork.find(in: fixture.source.root, observer: fixture.observer) == nil)
    }

    @Test("does not touch a target whose lock somebody holds", arguments: ["move", "copy"])
    func lockedTarget(_ mode: String) throws {
        let fixture = try Fixture()
        let lock = try FileLock(of: fixture.target.lock, purpose: "to import")
        let error = StorageError.caught { try fixture.run(fixture.move(mode == "copy" ? .copy : .automatic)) }
        #expect(error?.code == .locked)
        try lock.confirm()
        lock.release()
        #expect(try fixture.source.state() == .occupied)
    }

    @Test("leaves everything as it was when the copy fails")
    func failing() throws {
        let fixture = try Fixture()
        #expect(mkfifo("\(fixture.source.root)/d2/pipe", 0o600) == 0)
        let before = try fixture.directory.inventory()
        #expect(throws: StorageError.self) { try fixture.run(fixture.move(.copy)) }
        let after = try fixture.directory.inventory()
        #expect(after.filter { $0.key != "old/root.lock" && $0.key != "far" } == before)
        #expect(try InterruptedWork.find(in: fixture.source.root, observer: fixture.observer) == nil)
    }

    @Test(
        "to a place that cannot be written to leaves everything as it was",
        .enabled { OutsideProgram.isThere("setpriv") }, arguments: ["move", "copy"])
    func readOnly(_ mode: String) async throws {
        let fixture = try Fixture()
        let far = "\(fixture.directory.path)/far"
        try FileManager.default.createDirectory(atPath: far, withIntermediateDirectories: false)
        chmod(far, 0o500)
        defer { chmod(far, 0o700) }
        let before = try TreeDigest.of(fixture.source)
        let refused = try await ChildProcess.runWithoutPrivilege(
            BuiltProducts.program("RootMover"), [mode, "\(fixture.directory.path)/old", "\(far)/new"])
        #expect(refused.status == 1 && refused.errorText.contains("Permission denied"), "\(refused.errorText)")
        #expect(try TreeDigest.of(fixture.source) == before)
        #expect(try InterruptedWork.find(in: fixture.source.root, observer: fixture.observer) == nil)
    }
}
