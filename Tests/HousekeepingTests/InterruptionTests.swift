import Foundation
import Harness
import Housekeeping
import StateRoots
import Storage
import Testing

/// Kills movers, exporters and importers at moments chosen at random, with a seed that a failure names.
@Suite("Killed at any moment", .serialized) struct InterruptionTests {
    /// A hundred of each, unless the environment asks for more; the program as a whole is killed elsewhere.
    private static let kills = max(
        100, ProcessInfo.processInfo.environment["SWITCHYARD_KILLS"].flatMap { Int($0) } ?? 0)

    @Test(
        "a move leaves one whole tree, and the next brings it to its end", .timeLimit(.minutes(5)),
        arguments: [
            "copy", "move-and-link",
        ])
    func moves(_ mode: String) async throws {
        let fixture = try Fixture(files: 60, in: MemoryFileSystem.path)
        let whole = try TreeDigest.of(fixture.source)
        let duration = try await duration(of: mode, fixture, whole)
        var moments = KillMoments(span: duration)
        var (kill, hits, interrupted) = (0, 0, 0)
        // One rename leaves few moments between the first marker and the last: the kills go on until they met one.
        let enough = mode == "copy" ? Self.kills / 20 : 0
        while kill < Self.kills || (interrupted <= enough && kill < 10 * Self.kills) {
            defer { kill += 1 }
            let context = "kill \(kill), seed \(moments.seed)"
            let there = "\(fixture.directory.path)/far/new"
            let wasAtWork = try await killed([mode, "\(fixture.directory.path)/old", there], moments.next())
            moments.learn(wasAtWork: wasAtWork)
            hits += wasAtWork ? 1 : 0
            let work = try seen(fixture)
            if let work {
                interrupted += 1
                #expect(!work.isAtWork)
                let root = try Fixture.root(work.whole)
                try #require(try TreeDigest.of(root) == whole, "\(context): \(work)")
            } else {
                let digests = try roots(fixture).filter { try RootState.of($0.root) != .absent }
                    .map { try TreeDigest.of($0) }
                try #require(digests.contains(whole), "\(context)")
            }
            // Every third move that can be taken back is.
            if kill % 3 == 0, let work, work.canBeUndone {
                try fixture.move().undo()
                try #require(try TreeDigest.of(fixture.source) == whole, "\(context)")
                #expect(try fixture.target.state() != .occupied)
            }
            let outcome = try await run([mode, "\(fixture.directory.path)/old", there])
            let isLinked = outcome.errorText.contains("the root stands here already")
            try #require(outcome.status == 0 || isLinked, "\(context): \(outcome.errorText)")
            try #require(try TreeDigest.of(fixture.target) == whole, "\(context)")
            try #require(try names(fixture) == expectedNames(mode), "\(context)")
            try back(fixture, mode)
        }
        #expect(hits > kill / 10)
        #expect(interrupted > enough)
    }

    @Test("an import leaves the archive whole, and the next brings it to its end", .timeLimit(.minutes(5)))
    func imports() async throws {
        let fixture = try Fixture(files: 60, in: MemoryFileSystem.path)
        let whole = try fixture.export()
        let arguments = ["import", fixture.archive.description, "\(fixture.directory.path)/far/new"]
        let duration = try await duration(of: arguments)
        var moments = KillMoments(span: duration)
        var interrupted = 0
        for kill in 0..<Self.kills {
            let context = "kill \(kill), seed \(moments.seed)"
            try TreeRemoval.clear(fixture.target.root)
            moments.learn(wasAtWork: try await killed(arguments, moments.next()))
            if let work = try InterruptedWork.find(in: fixture.target.root, observer: fixture.observer) {
                interrupted += 1
                #expect(work.whole == fixture.archive.description)
                if kill % 3 == 0 {
                    #expect(try fixture.importing.discard())
                    let state = try fixture.target.state()
                    try #require(state == .empty, "\(context)")
                }
            } else if try fixture.target.state() == .occupied {
                try #require(try TreeDigest.of(fixture.target) == whole, "\(context)")
                continue
            }
            let outcome = try await run(arguments)
            try #require(outcome.status == 0, "\(context): \(outcome.errorText)")
            try #require(try TreeDigest.of(fixture.target) == whole, "\(context)")
            let names = try fixture.names(fixture.target)
            try #require(names == ["d0", "d1", "d2", "d3", "empty", "root.lock"], "\(context): \(names)")
        }
        #expect(interrupted > Self.kills / 10)
    }

    @Test(
        "an export leaves the archive of before or the new one, and the next sweeps the rest", .timeLimit(.minutes(5)))
    func exports() async throws {
        let fixture = try Fixture(files: 60, in: MemoryFileSystem.path)
        let arguments = ["export", "\(fixture.directory.path)/old", fixture.archive.description]
        let duration = try await duration(of: arguments)
        let archive = try fixture.directory.read("export.tar")
        var moments = KillMoments(span: duration)
        for kill in 0..<Self.kills {
            if kill % 2 == 0 { unlink(fixture.archive.description) }
            let wasThere = access(fixture.archive.description, F_OK) == 0
            moments.learn(wasAtWork: try await killed(arguments, moments.next()))
            guard access(fixture.archive.description, F_OK) == 0 else {
                #expect(!wasThere, "kill \(kill), seed \(moments.seed)")
                continue
            }
            try #require(try fixture.directory.read("export.tar") == archive, "kill \(kill), seed \(moments.seed)")
        }
        #expect(try await run(arguments).status == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.directory.path).sorted()
        #expect(names == ["export.tar", "old"])
    }

    // MARK: The child

    private func run(_ arguments: [String]) async throws -> ChildProcess.Outcome {
        try await ChildProcess.run(BuiltProducts.program("RootMover"), arguments)
    }

    /// Kills a child some microseconds after its first word.
    ///
    /// - Returns: whether it was still at work.
    private func killed(_ arguments: [String], _ microseconds: UInt64) async throws -> Bool {
        let child = try ChildProcess(BuiltProducts.program("RootMover"), arguments)
        _ = try await offPool {
            var first: UInt8 = 0
            guard read(child.outputDescriptor, &first, 1) == 1 else { throw HarnessError("the mover said nothing") }
            let moment = ContinuousClock.now + .microseconds(Int(microseconds))
            while ContinuousClock.now < moment { sched_yield() }
            child.signal(SIGKILL)
        }
        return try await child.finish().status == 128 + SIGKILL
    }

    /// How long a whole run takes after its first word, in microseconds, so that kills fall into all of it.
    private func duration(of arguments: [String]) async throws -> UInt64 {
        let child = try ChildProcess(BuiltProducts.program("RootMover"), arguments)
        let start = try await offPool {
            var first: UInt8 = 0
            guard read(child.outputDescriptor, &first, 1) == 1 else { throw HarnessError("the mover said nothing") }
            return ContinuousClock.now
        }
        let outcome = try await child.finish()
        try #require(outcome.status == 0, "\(outcome.errorText)")
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return max(1000, UInt64(seconds) * 1_000_000 + UInt64(attoseconds / 1_000_000_000_000))
    }

    // MARK: The places

    /// The quickest of three moves: a machine that is busy once would send most kills behind the end.
    private func duration(of mode: String, _ fixture: Fixture, _ whole: TreeDigest) async throws -> UInt64 {
        var quickest = UInt64.max
        for _ in 0..<3 {
            let places = ["\(fixture.directory.path)/old", "\(fixture.directory.path)/far/new"]
            quickest = min(quickest, try await duration(of: [mode] + places))
            try #require(try TreeDigest.of(fixture.target) == whole)
            try back(fixture, mode)
        }
        return quickest
    }

    /// Both places as a new process sees them: the old one may be a link by now.
    private func roots(_ fixture: Fixture) throws -> [KeptRoot] {
        try ["old", "far/new"].map { try Fixture.root("\(fixture.directory.path)/\($0)") }
    }

    private func seen(_ fixture: Fixture) throws -> InterruptedWork? {
        for root in try roots(fixture) {
            if let work = try InterruptedWork.find(in: root.root, observer: fixture.observer) { return work }
        }
        return nil
    }

    private func expectedNames(_ mode: String) -> [String] {
        ["far", "far/new"] + (mode == "copy" ? [] : ["old"])
    }

    /// Everything around the target, and the target's own files besides its lock.
    private func names(_ fixture: Fixture) throws -> [String] {
        let around = try FileManager.default.contentsOfDirectory(atPath: fixture.directory.path)
        let far = try FileManager.default.contentsOfDirectory(atPath: "\(fixture.directory.path)/far").map {
            "far/\($0)"
        }
        let own = try fixture.names(fixture.target).filter { $0.contains("moving") }
        return (around + far + own).sorted()
    }

    /// Puts the root back in its first place.
    private func back(_ fixture: Fixture, _ mode: String) throws {
        if mode != "copy" { unlink("\(fixture.directory.path)/old") }
        unlink("\(fixture.directory.path)/far/new/root.lock")
        try #require(rename("\(fixture.directory.path)/far/new", "\(fixture.directory.path)/old") == 0)
    }
}
