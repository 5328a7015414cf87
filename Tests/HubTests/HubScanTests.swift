import Formats
import Foundation
import Harness
import Hub
import StateRoots
import Storage
import Synchronization
import Testing

/// Answers as a test wants it, and notes what was prepared.
final class FakeRepositories: RepositoryFacts, RepositorySeeder {
    private let seeded = Mutex<Set<String>>([])
    private let refuses: Set<String>

    init(refuses: Set<String> = []) { self.refuses = refuses }

    func condition(of repository: AbsolutePath) throws -> RepositoryCondition {
        let name = repository.segments.last?.text ?? ""
        var condition = RepositoryCondition(
            isInitialized: seeded.withLock { $0.contains(name) } || name.hasPrefix("ready"))
        if name == "ready-busy" {
            condition.status = .running
            condition.lock = .lockedAlive
            condition.isClean = false
            condition.lastRun.id = 7
            condition.lastRun.startedAt = "2026-01-02T03:04:05Z"
            condition.runnerPID = 4711
        }
        return condition
    }

    func seed(_ repository: AbsolutePath) throws {
        let name = repository.segments.last?.text ?? ""
        guard !refuses.contains(name) else { throw HarnessError("no room in \(name)") }
        seeded.withLock { _ = $0.insert(name) }
    }
}

@Suite("A scan")
struct HubScanTests {
    private func scan(
        _ fixture: Fixture, depth: Int = 1, root: Bool = false, initializes: Bool = true,
        _ repositories: FakeRepositories = FakeRepositories()
    ) throws -> HubScan {
        HubScan(
            hub: fixture.hub,
            settings: try HubSettings(
                hub: fixture.hub, discoverDepth: depth, includesRootRepository: root, initializesMissing: initializes),
            manifest: fixture.manifest, state: try fixture.state(), facts: repositories, seeder: repositories,
            clock: WallClock { 1_000_000_000 })
    }

    private func tree() throws -> Fixture {
        let fixture = try Fixture()
        try fixture.makeRepository("app")
        try fixture.makeRepository("app/vendored")
        try fixture.makeRepository("group/lib")
        try fixture.makeRepository("group/deep/er")
        try fixture.makeWorktree("worktrees/app--fix", of: "app", branch: "fix")
        try fixture.directory.write("plain/file", "x")
        try fixture.makeRepository(".codex-autorunner/templates")
        return fixture
    }

    @Test(
        "finds repositories to the depth that is asked for, and none within another",
        arguments: [
            (1, ["app", "app--fix"]), (0, ["app", "app--fix"]), (2, ["app", "lib", "app--fix"]),
            (3, ["app", "er", "lib", "app--fix"]), (99, ["app", "er", "lib", "app--fix"]),
        ])
    func depth(depth: Int, ids: [String]) throws {
        let fixture = try tree()
        let outcome = try scan(fixture, depth: depth).run()
        #expect(outcome.reconciliation.new.map(\.id) == ids)
        #expect(try fixture.manifest.read()?["app--fix"]?.worktreeOf == "app")
        #expect(try fixture.manifest.read()?["app--fix"]?.branch == "fix")
    }

    @Test("follows no link, neither to a repository nor on the way to one")
    func links() throws {
        let fixture = try Fixture()
        let outside = try TemporaryDirectory()
        try outside.write("repo/.git/HEAD", "ref: refs/heads/main\n")
        let manager = FileManager.default
        for (link, target) in [("linked", "\(outside.path)/repo"), ("worktrees", outside.path)] {
            try manager.createSymbolicLink(atPath: "\(fixture.hub)/\(link)", withDestinationPath: target)
        }
        let decision = try scan(fixture, depth: 3).run().reconciliation
        #expect(decision.new.isEmpty)
        #expect(decision.notes.count == 1 && decision.notes.first?.contains("'worktrees' is a link") == true)
        try fixture.writeManifest("version: 2\nrepos:\n- {id: l, path: linked, kind: base}\n")
        #expect(try scan(fixture).run().state["l"]?.status == .missing)
    }

    @Test("notes repositories whose names the manifest cannot carry, and nothing else that is called like that")
    func unnameable() throws {
        let fixture = try Fixture()
        try fixture.makeRepository("app")
        try fixture.makeRepository("two\nlines")
        try fixture.directory.write("plain\nfolder/file", "x")
        var directory = Array("\(fixture.hub)/".utf8) + [0xFF, UInt8(ascii: "x")]
        for end in ["", "/.git"] {
            directory += Array(end.utf8)
            #expect(mkdir(directory.map { CChar(bitPattern: $0) } + [0], 0o700) == 0)
        }
        let decision = try scan(fixture, depth: 2).dryRun()
        #expect(decision.new.map(\.id) == ["app"])
        #expect(
            decision.notes.map { String($0.prefix { $0 != ":" }) } == [
                "The repository 'two\\u{a}lines' in '.' has a name that no manifest can carry",
                "The repository '\u{FFFD}x' in '.' has a name that no manifest can carry",
            ])
    }

    @Test("takes the hub's own repository when it is told to, and never drops it")
    func root() throws {
        let fixture = try Fixture()
        try fixture.makeRepository(".")
        #expect(try scan(fixture).run().reconciliation.new.isEmpty)
        #expect(try scan(fixture, root: true).run().reconciliation.new.map(\.path) == [.hub])
        #expect(try scan(fixture).run().reconciliation.unchanged.count == 1)
    }

    @Test("describes in a dry run what it would do, and writes nothing")
    func dryRun() throws {
        let fixture = try tree()
        let before = try fixture.directory.inventory()
        let decision = try scan(fixture).dryRun()
        #expect(decision.new.map(\.id) == ["app", "app--fix"])
        #expect(try fixture.directory.inventory() == before)
    }

    @Test("finds nothing new the second time, and leaves the manifest as it is")
    func twice() throws {
        let fixture = try tree()
        _ = try scan(fixture).run()
        let before = try fixture.text("manifest.yml")
        let outcome = try scan(fixture).run()
        #expect(outcome.reconciliation.changesNothing)
        #expect(outcome.reconciliation.unchanged == ["app", "app--fix"])
        #expect(try fixture.text("manifest.yml") == before)
    }

    @Test("prepares what is not ready, goes on when that fails, and writes down how each one is")
    func snapshots() throws {
        let fixture = try Fixture()
        for name in ["fresh", "full", "ready-busy"] { try fixture.makeRepository(name) }
        try fixture.writeManifest(
            """
            version: 3
            repos:
            - {id: gone, path: gone, kind: base, destination: {kind: docker, image: i}}
            - {id: old, path: old, kind: base, archived: true}
            """)
        try fixture.directory.write("old/file", "x")
        try fixture.writeState(
            #"{"repos": [{"id": "fresh", "chat_bound": true, "mine": 1, "status": "unheard-of"}], "title": "T", "pinned_parent_repo_ids": ["fresh", "nobody"]}"#
        )
        let outcome = try scan(fixture, FakeRepositories(refuses: ["full"])).run()
        #expect(outcome.seeded == ["fresh"])
        #expect(outcome.failures == ["full": "no room in full"])
        let state = try fixture.state().read().state
        #expect(state == outcome.state)
        #expect(
            state.repositories.map { "\($0.id) \($0.status)" } == [
                "gone missing", "old uninitialized", "fresh idle", "full initError", "ready-busy running",
            ])
        #expect(state.lastScanAt == "2001-09-09T01:46:40Z")
        #expect(state.title == "T" && state.pinned == ["fresh"])
        #expect(state["fresh"]?.members["chat_bound"] == true && state["fresh"]?.members["mine"] == 1)
        #expect(state["gone"]?.members["effective_destination"] == ["kind": "docker", "image": "i"])
        let busy = try #require(state["ready-busy"])
        #expect(busy.lockStatus == .lockedAlive)
        #expect(busy.members["last_run_id"] == 7 && busy.members["runner_pid"] == 4711)
        #expect(busy.members["is_clean"] == false && busy.members["branch"] == "main")
    }

    @Test("writes down each of several entries that have one id")
    func oneID() throws {
        let fixture = try Fixture()
        try fixture.makeRepository("full")
        try fixture.makeRepository("ready")
        try fixture.writeManifest(
            "version: 2\nrepos:\n- {id: a, path: full, kind: base}\n- {id: a, path: ready, kind: base}\n")
        let outcome = try scan(fixture, FakeRepositories(refuses: ["full"])).run()
        #expect(outcome.failures == ["a": "no room in full"])
        #expect(outcome.state.repositories.map { "\($0.path) \($0.status)" } == ["full initError", "ready idle"])
    }

    @Test("takes no directory for the base of a bare repository's worktree")
    func bare() throws {
        let fixture = try Fixture()
        try fixture.makeRepository(".")
        try fixture.directory.write("lib.git/worktrees/w/HEAD", "ref: refs/heads/topic\n")
        try fixture.directory.write("w/.git", "gitdir: ../lib.git/worktrees/w\n")
        let decision = try scan(fixture, root: true).run().reconciliation
        let entry = try #require(decision.new.first { $0.id == "w" })
        #expect(entry.kind == .base && entry.worktreeOf == nil && entry.branch == "topic")
    }

    @Test("writes the fields that other programs expect, in their order")
    func fields() throws {
        let fixture = try Fixture()
        try fixture.makeRepository("r1")
        _ = try scan(fixture).run()
        let members = try #require(try fixture.state().read().state["r1"]?.members)
        #expect(
            members.keys.joined(separator: " ") == """
                id path display_name enabled auto_run worktree_setup_commands kind worktree_of branch exists_on_disk \
                is_clean initialized init_error status lock_status last_run_id last_run_started_at \
                last_run_finished_at last_run_duration_seconds last_exit_code runner_pid effective_destination \
                chat_bound chat_bound_thread_count pma_chat_bound_thread_count discord_chat_bound_thread_count \
                telegram_chat_bound_thread_count non_pma_chat_bound_thread_count unbound_managed_thread_count \
                cleanup_blocked_by_chat_binding has_car_state resource_kind archived
                """)
    }

    @Test("does nothing on a hub whose state is damaged, and says so")
    func damaged() throws {
        let fixture = try tree()
        try fixture.writeState("{")
        let before = try fixture.directory.inventory()
        let error = try #require(throws: HubError.self) { try scan(fixture).run() }
        #expect(error.code == .damagedState)
        #expect(try fixture.directory.inventory() == before)
    }

    @Test("prepares nothing when it is told not to")
    func noSeeding() throws {
        let fixture = try tree()
        let outcome = try scan(fixture, initializes: false).run()
        #expect(outcome.seeded.isEmpty)
        #expect(outcome.state["app"]?.status == .uninitialized)
    }

    @Test("refuses to look outside the hub", arguments: ["../x", "/elsewhere", "a/../.."])
    func outside(root: String) throws {
        let hub = try AbsolutePath("/srv/hub")
        #expect(throws: HubError.self) { try HubSettings(hub: hub, reposRoot: root) }
        #expect(throws: HubError.self) { try HubSettings(hub: hub, worktreesRoot: root) }
        #expect(try HubSettings(hub: hub, reposRoot: "/srv/hub/repos").reposRoot.description == "repos")
        #expect(try HubSettings(hub: hub) == .standard)
    }
}
