import Foundation
import Harness
import Housekeeping
import StateRoots
import Storage
import Testing

@Suite("A cleanup") struct CleanupTests {
    private static let now: Int64 = 1_000_000
    private let directory: TemporaryDirectory
    private let catalogue: Catalogue
    private let root: StateRoot

    init() throws {
        directory = try TemporaryDirectory()
        root = try StateRoot(.repo, at: AbsolutePath("\(directory.path)/root"))
        catalogue = try Catalogue([
            Artifact("run", in: .repo, at: "runs/<id>", kind: .directory, retention: .reviewable, "A run."),
            Artifact("ticket", in: .repo, at: "tickets/<id>", kind: .file, retention: .durable, "A ticket."),
        ])
    }

    private func item(
        _ id: String, age: Int64, size: Int64 = 10, _ artifact: Artifact.Name = "run", protection: String? = nil,
        group: String? = nil
    ) throws -> CleanupItem {
        let retention = try #require(catalogue.artifact(artifact)).retention
        let path = try catalogue.durable(artifact, in: root, ["id": PathSegment(id)])
        return CleanupItem(
            artifact, retention, at: path, size: size, modified: Self.now - age, protection: protection,
            group: group)
    }

    private func names(_ verdicts: [CleanupPlan.Verdict]) -> [String] {
        verdicts.map { $0.item.place.path.segments.last?.text ?? "" }
    }

    private func words(_ families: [CleanupPlan.Family]) -> [String] {
        families.map { "\($0.artifact): \($0.count), \($0.bytes) bytes" }
    }

    @Test("deletes what is too old, too many or too large, the oldest first, and says why")
    func limits() throws {
        let items = try ["a", "b", "c", "d"].enumerated().map { try item($1, age: 1000 * Int64($0 + 1)) }
        func plan(_ policy: CleanupPolicy) -> CleanupPlan {
            CleanupPlanner(["run": policy]).plan(items.reversed(), now: Self.now)
        }
        #expect(names(plan(CleanupPolicy(maxAge: 2000)).deletions) == ["d", "c"])
        #expect(plan(CleanupPolicy(maxAge: 2000)).deletions.first?.reason == "older than 2000 seconds")
        #expect(names(plan(CleanupPolicy(maxCount: 1)).deletions) == ["d", "c", "b"])
        #expect(names(plan(CleanupPolicy(maxBytes: 30)).deletions) == ["d"])
        #expect(plan(CleanupPolicy()).deletions == [])
        #expect(words(plan(CleanupPolicy(maxCount: 1)).families) == ["run: 3, 30 bytes"])
    }

    @Test("limits count and bytes by group, and sums up by artifact")
    func groups() throws {
        let items = try [("a", nil), ("b", nil), ("c", "x"), ("d", "x"), ("e", "y")].enumerated().map {
            try item($1.0, age: 1000 * Int64($0 + 1), group: $1.1)
        }
        for policy in [CleanupPolicy(maxCount: 1), CleanupPolicy(maxBytes: 10)] {
            let plan = CleanupPlanner(["run": policy]).plan(items.reversed(), now: Self.now)
            #expect(names(plan.deletions) == ["b", "d"])
            #expect(names(plan.kept) == ["a", "c", "e"])
            #expect(words(plan.families) == ["run: 2, 20 bytes"])
        }
    }

    @Test("adds up sizes that no disk has, and times that no clock shows, without a fault")
    func beyondMeasure() throws {
        let items = try ["a", "b", "c"].map { try item($0, age: 1000, size: .max) }
        let plan = CleanupPlanner(["run": CleanupPolicy(maxBytes: .max - 1)]).plan(items, now: Self.now)
        #expect(names(plan.deletions) == ["c", "b", "a"])
        #expect(words(plan.families) == ["run: 3, \(Int64.max) bytes"])
        let ancient = CleanupItem("run", .reviewable, at: items[0].place, size: 1, modified: .min)
        #expect(CleanupPlanner(["run": CleanupPolicy(maxAge: 1)]).plan([ancient], now: Self.now).deletions.count == 1)
    }

    @Test("keeps what is durable, protected, fresh or without a limit, and counts it")
    func kept() throws {
        let items = [
            try item("t", age: 99_999, "ticket"), try item("needed", age: 50_000, protection: "it is running"),
            try item("fresh", age: 599), try item("future", age: -5000), try item("old", age: 600),
        ]
        let planner = CleanupPlanner(["run": CleanupPolicy(maxCount: 0), "ticket": CleanupPolicy(maxAge: 0)])
        let plan = planner.plan(items, now: Self.now)
        #expect(names(plan.deletions) == ["old"])
        #expect(names(plan.kept) == ["future", "fresh", "needed", "t"])
        #expect(plan.kept.map(\.reason).suffix(2) == ["it is running", "it is durable"])
        #expect(CleanupPlanner([:]).plan(items, now: Self.now).deletions == [])
    }

    @Test("does not depend on the order in which things were found")
    func order() throws {
        let items = try (0..<20).map { try item("i\($0)", age: 1000 + Int64($0 / 5), size: Int64($0)) }
        let planner = CleanupPlanner(["run": CleanupPolicy(maxCount: 7, maxBytes: 80)])
        let plan = planner.plan(items, now: Self.now)
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20 { #expect(planner.plan(items.shuffled(using: &random), now: Self.now) == plan) }
    }

    /// Three runs of different age on the disk, and the plan to delete all of them.
    private func planned() throws -> CleanupPlan {
        let artifact = try #require(catalogue.artifact("run"))
        var items: [CleanupItem] = []
        for (index, id) in ["one", "two", "three"].enumerated() {
            try directory.write("root/runs/\(id)/logs/a", "12345")
            try directory.write("root/runs/\(id)/b", "67")
            for name in ["logs/a", "logs", "b", ""] {
                let time = timespec(tv_sec: Int(Self.now) - 5000 - index, tv_nsec: 0)
                utimensat(AT_FDCWD, "\(root)/runs/\(id)/\(name)", [time, time], 0)
            }
            let path = try catalogue.durable("run", in: root, ["id": PathSegment(id)])
            let item = try CleanupItem.survey(artifact, at: path, activity: NoActivity())
            items.append(try #require(item))
        }
        #expect(items.map(\.size) == [7, 7, 7])
        #expect(items.first?.modified == Self.now - 5000)
        return CleanupPlanner(["run": CleanupPolicy(maxAge: 1)]).plan(items, now: Self.now)
    }

    @Test("deletes exactly what it said, by the same families and bytes")
    func real() throws {
        let plan = try planned()
        let outcome = CleanupRun(activity: NoActivity()).carryOut(plan)
        #expect(outcome.families == plan.families)
        #expect(words(outcome.families) == ["run: 3, 21 bytes"])
        #expect(outcome.deleted == plan.deletions.map(\.item))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/runs") == [])
        // What is gone already is no failure.
        let again = CleanupRun(activity: NoActivity()).carryOut(plan)
        #expect(again.deleted == [] && again.failed == [])
    }

    @Test("keeps what is needed or has changed since the plan was made")
    func recheck() throws {
        let plan = try planned()
        try directory.write("root/runs/two/logs/a", "changed")
        let activity = StubActivity(claims: ["three": "a flow reads it"])
        let outcome = CleanupRun(activity: activity).carryOut(plan)
        #expect(outcome.deleted.count == 1)
        #expect(outcome.kept.map(\.reason) == ["a flow reads it", "it changed since it was looked at"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/runs").sorted() == ["three", "two"])
    }

    @Test("deletes nothing through a link that took the place of what it planned to delete")
    func link() throws {
        let plan = try planned()
        try directory.write("precious/file", "x")
        rename("\(root)/runs/one", "\(root)/away")
        symlink("\(directory.path)/precious", "\(root)/runs/one")
        let outcome = CleanupRun(activity: NoActivity()).carryOut(plan)
        #expect(outcome.deleted.count == 2)
        #expect(outcome.kept.map(\.reason) == ["it is a link"])
        #expect(outcome.failed == [])
        #expect(try directory.read("precious/file") == Array("x".utf8))
    }

    @Test("says of a link in the place of an item that it stays, and why")
    func linkSurveyed() throws {
        try directory.write("precious/file", "x")
        try directory.write("root/runs/beside/a", "x")
        symlink("\(directory.path)/precious", "\(root)/runs/one")
        let artifact = try #require(catalogue.artifact("run"))
        let path = try catalogue.durable("run", in: root, ["id": PathSegment("one")])
        let item = try #require(
            try CleanupItem.survey(artifact, at: path, group: "g", activity: NoActivity()))
        #expect(item.protection == "it is a link")
        #expect(item.size == 0 && item.group == "g")
        let gone = try catalogue.durable("run", in: root, ["id": PathSegment("gone")])
        #expect(try CleanupItem.survey(artifact, at: gone, activity: NoActivity()) == nil)
    }

    @Test("goes on with the others when one cannot be asked about")
    func unanswered() throws {
        struct Mute: Activity {
            struct Silence: Error {}
            func work(in root: StateRoot) -> String? { nil }
            func claim(on place: AbsolutePath) throws -> String? {
                if place.segments.last?.text == "two" { throw Silence() }
                return nil
            }
        }
        let outcome = CleanupRun(activity: Mute()).carryOut(try planned())
        #expect(outcome.deleted.count == 2)
        #expect(names(outcome.failed) == ["two"])
        #expect(outcome.failed.first?.reason == "Silence()")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/runs") == ["two"])
    }

    @Test("takes what is gone by the time of its turn for done, whoever notices")
    func gone() throws {
        let plan = try planned()
        // Removes the thing that it is asked about, and then cannot read it.
        struct Remover: Activity {
            let absent: ExternalPath
            func work(in root: StateRoot) -> String? { nil }
            func claim(on place: AbsolutePath) throws -> String? {
                try FileManager.default.removeItem(atPath: place.description)
                _ = try SafeFile.read(absent, limit: 1)
                return nil
            }
        }
        let remover = Remover(absent: try Fixture.archive(in: directory.path))
        let outcome = CleanupRun(activity: remover).carryOut(plan)
        #expect(outcome.deleted == [] && outcome.kept == [] && outcome.failed == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/runs") == [])
    }
}
