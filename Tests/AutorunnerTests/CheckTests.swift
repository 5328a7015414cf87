import Autorunner
import Diagnostics
import Formats
import Glibc
import Harness
import Storage
import Testing

@Suite("What a doctor says of a repository") struct CheckTests {
    let fixture: Fixture
    init() throws { fixture = try Fixture() }

    private func findings(_ facts: [Int32: ProcessFacts] = [:]) async -> [Finding] {
        await CheckRun.run(RepositoryChecks.all(fixture.places, processes: processes(facts))).findings
    }

    /// The commands there are.
    static let commands = [
        "car init", "car init --force", "car hub scan", "car state verify", "car state recover", "car doctor",
        "car doctor --fix", "car cleanup state", "car status", "car --version", "rm LOCK",
    ]

    @Test("A seeded repository is in order, with a run and without, and looking changes nothing")
    func inOrder() async throws {
        try RepositorySeed(program: AbsolutePath("/opt/car")).apply(to: fixture.places, now: moment())
        #expect(await findings().allSatisfy { $0.severity == .ok })
        try fixture.database(fixture.places.flows(), FlowSQL.version(4) + FlowSQL.run(runA, "completed"))
        let before = try fixture.directory.inventory().filter { !$0.key.hasSuffix("-shm") && !$0.key.hasSuffix("-wal") }
        #expect(await findings().allSatisfy { $0.severity == .ok })
        let after = try fixture.directory.inventory().filter { !$0.key.hasSuffix("-shm") && !$0.key.hasSuffix("-wal") }
        #expect(after == before)
    }

    @Test(
        "Each fault is found, under its name and with what to do",
        arguments: [
            ("state missing", "runner.state_missing", .error, "car init"),
            ("state empty", "runner.state_missing", .error, "car init"),
            ("state without tables", "runner.state_missing", .error, "car init"),
            ("state damaged", "runner.state_damaged", .error, "car state recover"),
            ("state of something else", "runner.state_damaged", .error, "car state recover"),
            ("unknown status", "runner.unknown_status", .error, "car state recover"),
            ("dead runner", "runner.dead", .warning, "car doctor --fix"),
            ("stale lock", "lock.stale", .warning, "car doctor --fix"),
            ("foreign lock", "lock.held_elsewhere", .warning, "rm LOCK"),
            ("stop left", "stop.left_over", .warning, "car doctor --fix"),
            ("no tickets", "tickets.missing", .error, "car init"),
            ("tickets file", "tickets.not_a_directory", .error, "car init"),
            ("flows damaged", "flows.state_damaged", .error, "car state recover"),
            ("flows newer", "flows.newer", .error, "car --version"),
            ("flows orphan", "flows.state_damaged", .error, "car state recover"),
            ("run unknown", "flows.unknown_status", .warning, "car status"),
            ("worker dead", "flows.dead_worker", .warning, "car status"),
            ("worker missing", "flows.no_worker", .warning, "car status"),
            ("worker unreadable", "flows.worker_unreadable", .warning, "car state verify"),
            ("state behind a link", "runner.unreadable", .error, "car state verify"),
        ] as [(String, String, Finding.Severity, String)])
    func faults(what: String, id: String, severity: Finding.Severity, command: String) async throws {
        try RepositorySeed(program: AbsolutePath("/opt/car")).apply(to: fixture.places, now: moment())
        try make(what)
        let found = await findings().filter { $0.severity != .ok }
        #expect(found.map(\.id) == [id])
        #expect(found.first?.severity == severity)
        let lock = try fixture.places.lock().description
        #expect(found.first?.remedy?.command.map { $0 == lock ? "LOCK" : $0 }.joined(separator: " ") == command)
        #expect(Self.commands.contains(command))
        #expect(found.first?.subject?.isEmpty == false)
    }

    @Test(
        "What a command is said to do is what it does",
        arguments: [
            ("state damaged", "sets it aside, so that 'car init' can make a new one"),
            ("unknown status", "sets it aside, so that 'car init' can make a new one"),
            ("flows damaged", "sets it aside, so that the next run can make a new one"),
            ("flows orphan", "sets it aside, so that the next run can make a new one"),
            ("foreign lock", "if that machine is gone"), ("worker dead", "shows what is at work"),
        ])
    func explanations(what: String, explanation: String) async throws {
        try RepositorySeed(program: AbsolutePath("/opt/car")).apply(to: fixture.places, now: moment())
        try make(what)
        #expect(await findings().compactMap { $0.remedy?.explanation } == [explanation])
    }

    private func make(_ what: String) throws {
        let state = try fixture.places.state()
        let flows = try fixture.places.flows()
        switch what {
        case "state missing": try FileRemoval.remove(state)
        case "state empty", "state without tables":
            try fixture.writeWithoutTables(state, isEmpty: what == "state empty")
        case "state damaged": try fixture.write("state.sqlite3", "no database at all")
        case "state of something else":
            try FileRemoval.remove(state)
            try fixture.database(state, "CREATE TABLE other (id)")
        case "unknown status": try fixture.database(state, "UPDATE runner_state SET status = 'odd'")
        case "dead runner": try RunnerStore(state).start(pid: 17, now: moment())
        case "stale lock": try fixture.write("lock", "17")
        case "foreign lock": try fixture.write("lock", #"{"pid": 17, "host": "elsewhere"}"#)
        case "stop left": try StopRequest(fixture.places.stop()).ask(now: moment())
        case "no tickets", "tickets file":
            try FileRemoval.remove(fixture.places.place("tickets/AGENTS.md"))
            try Directory.removeEmpty(fixture.places.tickets())
            if what == "tickets file" { try fixture.write("tickets", "") }
        case "flows damaged": try fixture.write("flows.db", "no database at all")
        case "flows newer": try fixture.database(flows, FlowSQL.version(9))
        case "flows orphan":
            try fixture.database(flows, FlowSQL.version(2))
            let database = try Database.open(flows)
            try database.execute("PRAGMA foreign_keys = OFF")
            try database.execute("INSERT INTO flow_artifacts VALUES ('a', 'none', 'k', 'p', 't', '{}')")
        case "run unknown": try fixture.database(flows, FlowSQL.version(2) + FlowSQL.run(runA, "meditating"))
        case "worker unreadable":
            try fixture.database(flows, FlowSQL.version(2) + FlowSQL.run(runA, "running"))
            try fixture.write("flows/\(runA)/worker.json/no", "file")
        case "state behind a link":
            try FileRemoval.remove(state)
            symlink("elsewhere", state.description)
        case "worker dead", "worker missing":
            try fixture.database(flows, FlowSQL.version(2) + FlowSQL.run(runA, "running"))
            if what == "worker dead" { try fixture.write("flows/\(runA)/worker.json", #"{"pid": 17}"#) }
        default: Issue.record("no such fault: \(what)")
        }
    }

    @Test("What a repair clears is in order afterwards")
    func repaired() async throws {
        try RepositorySeed(program: AbsolutePath("/opt/car")).apply(to: fixture.places, now: moment())
        for what in ["dead runner", "stale lock", "stop left"] { try make(what) }
        #expect(await findings().count { $0.remedy?.command == ["car", "doctor", "--fix"] } == 3)
        _ = try RepositoryRepair.apply(to: fixture.places, processes: processes(), now: moment())
        #expect(await findings().allSatisfy { $0.severity == .ok })
    }
}
