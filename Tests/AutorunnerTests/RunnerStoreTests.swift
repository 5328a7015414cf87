import Autorunner
import Formats
import Harness
import Storage
import Testing

@Suite("The runner's state") struct RunnerStoreTests {
    let fixture: Fixture
    let store: RunnerStore
    init() throws {
        fixture = try Fixture()
        store = RunnerStore(try fixture.places.state())
    }

    /// The tables as earlier car versions make them.
    static let ofEarlierVersions = """
        CREATE TABLE runner_state (
            id INTEGER PRIMARY KEY CHECK (id = 1), last_run_id INTEGER, status TEXT NOT NULL, last_exit_code INTEGER,
            last_run_started_at TEXT, last_run_finished_at TEXT, runner_pid INTEGER, overrides_json TEXT,
            updated_at TEXT NOT NULL);
        CREATE TABLE sessions (
            session_id TEXT PRIMARY KEY, repo_path TEXT NOT NULL, created_at TEXT NOT NULL, last_seen_at TEXT,
            status TEXT NOT NULL, agent TEXT NOT NULL);
        CREATE TABLE repo_to_session (repo_key TEXT PRIMARY KEY, session_id TEXT NOT NULL);
        INSERT INTO runner_state VALUES (1, 4, 'idle', 0, 'a', 'b', NULL,
            '{"autorunner_agent_override": " OpenCode ", "autorunner_model_override": "glm", "later": [1]}', 'c');
        """

    @Test("A new file holds one idle row and says no version; making it again changes nothing")
    func create() throws {
        #expect(try store.snapshot() == nil)
        #expect(try !fixture.exists("state.sqlite3"))
        try store.create(now: moment())
        try store.create(now: moment(9))
        let snapshot = try #require(try store.snapshot())
        #expect(snapshot.status == .idle && snapshot.runnerPID == nil && snapshot.lastRunID == nil)
        #expect(snapshot.updatedAt == "2026-01-02T03:04:05Z")
        let database = try Database.openForReading(store.path)
        #expect(try database.value("PRAGMA user_version", as: Int.self) == 0)
        let tables =
            "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name)"
        #expect(try database.value(tables, as: String.self) == "repo_to_session,runner_state,sessions")
    }

    @Test("A file without tables is none yet, and gets them", arguments: [true, false])
    func withoutTables(isEmpty: Bool) throws {
        try fixture.writeWithoutTables(store.path, isEmpty: isEmpty)
        #expect(try store.snapshot() == nil)
        #expect(try store.isMissing())
        try store.create(now: moment())
        #expect(try store.snapshot()?.updatedAt == "2026-01-02T03:04:05Z")
        #expect(try !store.isMissing())
    }

    @Test("A file that an earlier version is about to make is none yet, and a run can begin in it")
    func halfMade() throws {
        try fixture.database(
            store.path, String(Self.ofEarlierVersions.prefix { $0 != ";" }) + ";", journal: "DELETE")
        #expect(try store.snapshot() == nil)
        #expect(try store.start(pid: 17, now: moment()) == 1)
        #expect(try store.snapshot()?.runnerPID == 17)
    }

    @Test("Twenty make an empty file at once, and whoever reads meanwhile finds none or an idle runner")
    func createdAtOnce() async throws {
        try fixture.writeWithoutTables(store.path, isEmpty: true)
        let store = store
        try await withThrowingTaskGroup(of: RunnerStatus?.self) { group in
            for maker in 0..<20 {
                group.addTask {
                    try await offPool {
                        if maker.isMultiple(of: 2) { _ = try store.snapshot() }
                        try store.create(now: moment())
                        return try store.snapshot()?.status
                    }
                }
            }
            for try await status in group { #expect(status == .idle) }
        }
        let database = try Database.openForReading(store.path)
        #expect(try database.value("SELECT count(*) FROM runner_state", as: Int.self) == 1)
    }

    @Test("A run is begun and ended, and counted", arguments: [(Int32(0), RunnerStatus.idle), (2, .error)])
    func runs(exit: Int32, status: RunnerStatus) throws {
        #expect(try store.start(pid: 17, now: moment()) == 1)
        #expect(try store.snapshot()?.status == .running)
        #expect(try store.snapshot()?.runnerPID == 17)
        #expect(try !store.finish(pid: 18, exitCode: 0, now: moment(1)))
        #expect(try store.finish(pid: 17, exitCode: exit, now: moment(2)))
        let ended = try #require(try store.snapshot())
        #expect(ended.status == status && ended.lastExitCode == Int64(exit) && ended.runnerPID == nil)
        #expect(ended.lastRunFinishedAt == "2026-01-02T03:04:07Z")
        #expect(ended.updatedAt == "2026-01-02T03:04:07Z")
        #expect(try store.start(pid: 19, now: moment(3)) == 2)
        #expect(try store.snapshot()?.lastRunFinishedAt == nil)
    }

    @Test("A run after the last number there is does not begin, and is no fault")
    func lastNumber() throws {
        try store.create(now: moment())
        try fixture.database(store.path, "UPDATE runner_state SET last_run_id = \(Int64.max)")
        #expect(AutorunnerError.caught { _ = try store.start(pid: 1, now: moment()) }?.code == .damaged)
        #expect(try store.snapshot()?.status == .idle)
    }

    @Test(
        "The process of a runner is gone when it is said to run and does not",
        arguments: [
            (true, nil, true), (true, ProcessFacts(.ended), true), (true, ActivityTests.later, true),
            (true, ActivityTests.alive, false), (true, ProcessFacts(.hidden), false), (false, nil, false),
        ] as [(Bool, ProcessFacts?, Bool)])
    func processGone(isRunning: Bool, facts: ProcessFacts?, isGone: Bool) throws {
        try store.start(pid: 17, now: moment())
        if !isRunning { try store.finish(pid: 17, exitCode: 0, now: moment()) }
        let snapshot = try #require(try store.snapshot())
        #expect(snapshot.isProcessGone(seenBy: processes(facts.map { [17: $0] } ?? [:])) == isGone)
    }

    @Test("Unknown statuses are refused on reading and on writing, with the file named", arguments: [true, false])
    func unknownStatus(ofRunner: Bool) throws {
        try store.create(now: moment())
        try fixture.database(
            store.path,
            ofRunner
                ? "UPDATE runner_state SET status = 'resting'"
                : "INSERT INTO sessions VALUES ('s', '/r', 'a', NULL, 'dozing', 'codex')")
        let reading = AutorunnerError.caught { _ = try store.snapshot() }
        #expect(reading?.code == .unknownStatus)
        #expect(reading?.description.contains(store.path.description) == true)
        let writing = AutorunnerError.caught {
            if ofRunner { try store.start(pid: 1, now: moment()) } else { try store.close(session: "s", now: moment()) }
        }
        #expect(writing?.code == .unknownStatus)
        let database = try Database.openForReading(store.path)
        #expect(try database.value("SELECT last_run_id FROM runner_state", as: Int64?.self) == nil)
    }

    @Test("Overrides of earlier versions are read, and what is not known survives a change")
    func overrides() throws {
        try fixture.database(store.path, Self.ofEarlierVersions)
        let before = try #require(try store.snapshot())
        #expect(before.overrides.models == ["opencode": "glm"])
        #expect(before.overrides.requiresCommit)
        try store.updateOverrides(now: moment()) {
            $0.models = $0.models.merging(["codex": "gpt"]) { $1 }
            $0.requiresCommit = false
            $0.stopAfterRuns = 3
        }
        let after = try #require(try store.snapshot()).overrides
        #expect(after.members["later"] == [1])
        #expect(after.members["autorunner_model_override"] == nil)
        #expect(after.models == ["codex": "gpt", "opencode": "glm"])
        #expect(after.members["ticket_flow_require_commit"] == false && after.stopAfterRuns == 3)
        try store.updateOverrides(now: moment()) { $0 = RunnerOverrides() }
        let database = try Database.openForReading(store.path)
        #expect(try database.value("SELECT overrides_json FROM runner_state", as: String?.self) == nil)
    }

    @Test("A session is found by repository and agent, and once closed it stays closed")
    func sessions() throws {
        try store.record(session: "one", repository: "/r", now: moment())
        try store.record(session: "two", repository: "/r", agent: " OpenCode", now: moment(1))
        try store.record(session: "one", repository: "/r", now: moment(2))
        var snapshot = try #require(try store.snapshot())
        #expect(snapshot.session(of: "/r")?.createdAt == "2026-01-02T03:04:05Z")
        #expect(snapshot.session(of: "/r")?.lastSeenAt == "2026-01-02T03:04:07Z")
        #expect(snapshot.sessionOfRepository == ["/r": "one", "/r:opencode": "two"])
        #expect(try store.close(session: "one", now: moment(3)))
        #expect(try store.close(session: "one", now: moment(3)))
        #expect(try !store.close(session: "none", now: moment(3)))
        let error = AutorunnerError.caught { try store.record(session: "one", repository: "/r", now: moment(4)) }
        #expect(error?.code == .closedSession)
        snapshot = try #require(try store.snapshot())
        #expect(snapshot.sessions.map(\.status) == [.closed, .active])
        #expect(snapshot.session(of: "/r") == nil && snapshot.session(of: "/r", agent: "opencode")?.id == "two")
    }

    @Test("A dead runner is settled once, and not one that has begun since")
    func settle() throws {
        try store.start(pid: 17, now: moment())
        let seen = try #require(try store.snapshot())
        try store.start(pid: 18, now: moment(1))
        #expect(try !store.settle(seen, now: moment(2)))
        let now = try #require(try store.snapshot())
        #expect(try store.settle(now, now: moment(3)))
        #expect(try !store.settle(now, now: moment(4)))
        let after = try #require(try store.snapshot())
        #expect(after.status == .error && after.lastExitCode == 1 && after.runnerPID == nil)
        #expect(after.lastRunFinishedAt == "2026-01-02T03:04:08Z")
    }

    @Test(
        "A file of something else is refused and left as it is",
        arguments: ["CREATE TABLE other (id)", "PRAGMA user_version = 7; CREATE TABLE sessions (id)"])
    func foreign(sql: String) throws {
        try fixture.database(store.path, sql, journal: "DELETE")
        let before = try fixture.directory.inventory()[".codex-autorunner/state.sqlite3"]
        #expect(AutorunnerError.caught { _ = try store.snapshot() }?.code == .damaged)
        #expect(AutorunnerError.caught { try store.create(now: moment()) }?.code == .damaged)
        #expect(AutorunnerError.caught { try store.start(pid: 1, now: moment()) }?.code == .damaged)
        #expect(try fixture.directory.inventory()[".codex-autorunner/state.sqlite3"] == before)
    }

    @Test("Writers at once lose none of one another's changes")
    func atOnce() async throws {
        try store.create(now: moment())
        let store = store
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    try await offPool {
                        for round in 0..<5 {
                            try store.record(session: "\(writer)-\(round)", repository: "/\(writer)", now: moment())
                            try store.updateOverrides(now: moment()) {
                                $0.stopAfterRuns = ($0.stopAfterRuns ?? 0) + 1
                            }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let snapshot = try #require(try store.snapshot())
        #expect(snapshot.sessions.count == 20 && snapshot.overrides.stopAfterRuns == 20)
    }
}
