import Autorunner
import Formats
import Harness
import Storage
import Testing

@Suite("Flow runs") struct FlowStoreTests {
    let fixture: Fixture
    let path: DurablePath
    init() throws {
        fixture = try Fixture()
        path = try fixture.places.flows()
    }

    private func names(_ type: String) throws -> [String] {
        let database = try Database.openForReading(path)
        defer { database.close() }
        return try database.map(
            "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite%' ORDER BY name", [type]
        ) { try $0.get(0) }
    }

    private func version() throws -> Int {
        let database = try Database.openForReading(path)
        defer { database.close() }
        return try database.value("SELECT version FROM schema_info")
    }

    @Test("A new file has version 2, with its four tables and three indexes")
    func create() throws {
        #expect(try FlowStore.openForReading(path) == nil)
        #expect(try !fixture.exists("flows.db"))
        let store = try FlowStore.open(path)
        #expect(store.version == 2)
        #expect(try version() == 2)
        #expect(try names("table") == ["flow_artifacts", "flow_events", "flow_runs", "schema_info"])
        #expect(
            try names("index") == ["idx_flow_artifacts_run_id", "idx_flow_events_run_id", "idx_flow_runs_status"])
    }

    @Test("A file of version 2, 3 or 4 is worked with, keeps its version and its tables", arguments: 2...4)
    func keepsVersion(number: Int) throws {
        try fixture.database(path, FlowSQL.version(number) + FlowSQL.run(runA, "paused"))
        let tables = try names("table")
        let indexes = try names("index")
        let store = try FlowStore.open(path)
        try store.append("step_started", id: "e", to: runA, now: moment())
        try store.insert(FlowRun(id: flowRun(runB), type: "ticket_flow", createdAt: moment()))
        try store.update(runA) { $0.status = .running }
        try store.insert(
            FlowArtifact(id: "a", run: runA, kind: "k", path: "p", createdAt: moment(), metadata: ["x": 1]))
        store.close()
        #expect(try version() == number)
        #expect(try names("table") == tables)
        #expect(try names("index") == indexes)
        let again = try #require(try FlowStore.openForReading(path))
        #expect(again.version == Int64(number))
        #expect(try again.runs().map(\.id) == [runB, runA])
        #expect(try again.run(runA)?.state["ticket_engine"]?["total_turns"] == 2)
        #expect(try again.artifacts(of: runA).first?.metadata["x"] == 1)
        #expect(try again.integrityCheck().isSound)
    }

    @Test("Version 1 becomes version 2: events are numbered by time, and those of one second as they were written")
    func migrate() throws {
        try fixture.database(
            path,
            FlowSQL.version1 + FlowSQL.run(runA, "completed") + """
                INSERT INTO flow_events VALUES ('late', '\(runA)', 't', '2026-01-01T00:00:02Z', '{}', NULL);
                INSERT INTO flow_events VALUES ('b', '\(runA)', 't', '2026-01-01T00:00:01Z', '{"n": 1}', 'step');
                INSERT INTO flow_events VALUES ('a', '\(runA)', 't', '2026-01-01T00:00:01Z', '{}', NULL);
                """)
        let reader = try #require(try FlowStore.openForReading(path))
        let read = try reader.events(of: runA)
        reader.close()
        #expect(try version() == 1, "reading leaves it alone")
        let store = try FlowStore.open(path)
        #expect(store.version == 2)
        #expect(try store.events(of: runA) == read)
        #expect(read.map(\.id) == ["b", "a", "late"] && read.map(\.sequence) == [1, 2, 3])
        #expect(read.first?.data["n"] == 1 && read.first?.step == "step")
        #expect(try store.append("t", id: "next", to: runA, now: moment()) == 4)
        #expect(try names("table") == ["flow_artifacts", "flow_events", "flow_runs", "schema_info"])
    }

    @Test(
        "A file that is newer or not of this kind is refused and not changed",
        arguments: [
            ("CREATE TABLE schema_info (version INTEGER); INSERT INTO schema_info VALUES (5)", "newer"),
            ("CREATE TABLE schema_info (version INTEGER)", "damaged"),
            ("CREATE TABLE schema_info (version INTEGER); INSERT INTO schema_info VALUES (2)", "damaged"),
            ("CREATE TABLE flow_runs (id)", "damaged"),
        ])
    func refused(sql: String, code: String) throws {
        try fixture.database(path, sql, journal: "DELETE")
        let before = try fixture.directory.inventory()[".codex-autorunner/flows.db"]
        for attempt in [{ _ = try FlowStore.open(path) }, { _ = try FlowStore.openForReading(path) }] {
            let error = AutorunnerError.caught(attempt)
            #expect(error?.code.description == code)
            #expect(error?.description.contains(path.description) == true)
        }
        #expect(try fixture.directory.inventory()[".codex-autorunner/flows.db"] == before)
    }

    @Test("A file that is no database is refused and not replaced")
    func garbage() throws {
        try fixture.write("flows.db", String(repeating: "not a database ", count: 100))
        let before = try fixture.read("flows.db")
        #expect(throws: DatabaseError.self) { try FlowStore.open(path) }
        #expect(throws: DatabaseError.self) { try FlowStore.openForReading(path) }
        #expect(try fixture.read("flows.db") == before)
    }

    @Test("Runs come newest first, of one second the later written first")
    func order() throws {
        let ids = (0..<4).map { "0f8fad5b-d9cb-469f-a165-70867728950\($0)" }
        let store = try FlowStore.open(path)
        for (id, second) in zip(ids, [5, 9, 5, 0] as [Int64]) {
            try store.insert(
                FlowRun(id: flowRun(id), type: id == ids[3] ? "other" : "ticket_flow", createdAt: moment(second)))
        }
        #expect(try store.runs().map(\.id) == [ids[1], ids[2], ids[0], ids[3]])
        #expect(try store.runs(ofType: "ticket_flow", limit: 2).map(\.id) == [ids[1], ids[2]])
        #expect(throws: DatabaseError.self) { try store.insert(store.runs()[0]) }
    }

    @Test("A status that is not known is shown, and none is written")
    func unknownStatus() throws {
        try fixture.database(path, FlowSQL.version(2) + FlowSQL.run(runA, "meditating"))
        let store = try FlowStore.open(path)
        #expect(try store.run(runA)?.status == .unknown("meditating"))
        #expect(try store.unfinished().map(\.id) == [runA])
        try store.update(runA) { $0.errorMessage = "kept" }
        #expect(try store.run(runA)?.status == .unknown("meditating"))
        let error = AutorunnerError.caught { try store.update(runA) { $0.status = .unknown("odd") } }
        #expect(error?.code == .unknownStatus)
        #expect(FlowStatus.allKnown.allSatisfy { FlowStatus($0.description) == $0 && $0.isKnown })
    }

    @Test("The newest of the chatty events are kept, and every other")
    func cap() throws {
        let store = try FlowStore.open(path, cap: 3)
        for id in [runA, runB] { try store.insert(FlowRun(id: flowRun(id), type: "t", createdAt: moment())) }
        for number in 0..<6 {
            for run in [runA, runB] {
                try store.append("agent_stream_delta", id: "\(run)\(number)", to: run, now: moment())
            }
            try store.append("step_progress", id: "p\(number)", to: runA, now: moment())
        }
        let events = try store.events(of: runA)
        #expect(events.filter { $0.type == "agent_stream_delta" }.map(\.id) == (3..<6).map { "\(runA)\($0)" })
        #expect(events.count { $0.type == "step_progress" } == 6)
        #expect(try store.events(of: runB).count == 3)
        let last = try #require(events.last)
        #expect(try store.events(of: runA, after: last.sequence - 1) == [last])
    }

    @Test("Events and artifacts need their run, and a transaction is all or nothing")
    func atomicity() throws {
        let store = try FlowStore.open(path)
        #expect(AutorunnerError.caught { try store.append("t", id: "e", to: runA, now: moment()) }?.code == .notFound)
        let artifact = FlowArtifact(id: "a", run: runA, kind: "k", path: "p", createdAt: moment())
        #expect(AutorunnerError.caught { try store.insert(artifact) }?.code == .notFound)
        #expect(AutorunnerError.caught { try store.update(runA) { _ in } }?.code == .notFound)
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try store.transaction {
                try store.insert(FlowRun(id: flowRun(), type: "t", createdAt: moment()))
                try store.append("t", id: "e", to: runA, now: moment())
                throw Stop()
            }
        }
        #expect(try store.runs().isEmpty)
        try store.insert(FlowRun(id: flowRun(), type: "t", createdAt: moment()))
        #expect(try store.insert(artifact))
        #expect(try !store.insert(artifact))
    }

    @Test("Writers at once give every event a place of its own")
    func atOnce() async throws {
        let path = path
        let sequences = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for writer in 0..<4 {
                group.addTask {
                    try await offPool {
                        let store = try FlowStore.open(path)
                        let run = "0f8fad5b-d9cb-469f-a165-70867728950\(writer)"
                        try store.insert(FlowRun(id: flowRun(run), type: "t", createdAt: moment()))
                        return try (0..<10).map {
                            try store.append("t", id: "\(writer)-\($0)", to: run, now: moment())
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(sequences.sorted() == Array(1...40))
    }
}
