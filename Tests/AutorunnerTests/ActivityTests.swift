import Autorunner
import Formats
import Harness
import Storage
import Testing

@Suite("What is at work in a repository") struct ActivityTests {
    let fixture: Fixture
    init() throws { fixture = try Fixture() }

    private func activity(_ facts: [Int32: ProcessFacts] = [:]) -> RepositoryActivity {
        RepositoryActivity(of: fixture.places, processes: processes(facts))
    }

    private func worker(_ pid: String, spawned: Double = Double(moment().unixSeconds)) throws {
        try fixture.write("flows/\(runA)/worker.json", #"{"pid": \#(pid), "cmd": ["car"], "spawned_at": \#(spawned)}"#)
    }

    @Test("Nothing there is idle, and looking makes nothing")
    func nothing() throws {
        #expect(activity().isIdle)
        #expect(try fixture.directory.inventory().isEmpty)
    }

    static let alive = ProcessFacts(.running, startedAt: moment().unixSeconds)
    static let later = ProcessFacts(.running, startedAt: moment().unixSeconds + 7200, command: ["vi"])
    static let samePID = ProcessFacts(
        .running, startedAt: moment().unixSeconds + 7200, command: ["car", "worker", "--run-id", runA])

    @Test(
        "A run is at work while it is active and its worker lives",
        arguments: [
            ("pending", alive, true), ("running", alive, true), ("stopping", alive, true),
            ("running", ProcessFacts(.hidden), true), ("running", ProcessFacts(.ended), false),
            ("running", nil, false), ("running", later, false), ("running", samePID, true),
            ("paused", alive, false), ("completed", alive, false), ("superseded", alive, false),
        ] as [(String, ProcessFacts?, Bool)])
    func runs(status: String, facts: ProcessFacts?, isActive: Bool) throws {
        try fixture.database(fixture.places.flows(), FlowSQL.version(4) + FlowSQL.run(runA, status))
        try worker("17")
        let found = activity(facts.map { [17: $0] } ?? [:])
        #expect(found.activeRuns == (isActive ? [try flowRun()] : []))
        #expect(found.atWork == (isActive ? ["The run \(runA) is \(status) in process 17."] : []))
        #expect(found.uncertain.isEmpty)
    }

    @Test(
        "What cannot be understood is not taken for idle",
        arguments: ["worker", "status", "id", "flows", "newer", "state", "runner status", "lock elsewhere"])
    func uncertain(what: String) throws {
        let flows = try fixture.places.flows()
        switch what {
        case "worker":
            try fixture.database(flows, FlowSQL.version(2) + FlowSQL.run(runA, "running"))
            try worker("\"x\"")
        case "status": try fixture.database(flows, FlowSQL.version(2) + FlowSQL.run(runA, "meditating"))
        case "id": try fixture.database(flows, FlowSQL.version(2) + FlowSQL.run("../x", "running"))
        case "flows": try fixture.write("flows.db", "no database")
        case "newer": try fixture.database(flows, FlowSQL.version(5))
        case "state": try fixture.write("state.sqlite3", "no database")
        case "lock elsewhere": try fixture.write("lock", #"{"pid": 1, "host": "elsewhere"}"#)
        default:
            try fixture.database(
                fixture.places.state(), RunnerStoreTests.ofEarlierVersions + "UPDATE runner_state SET status = 'odd';")
        }
        let found = activity()
        #expect(found.uncertain.count == 1 && found.atWork.isEmpty && !found.isIdle)
    }

    @Test("The runner and the lock are at work while their processes live")
    func runnerAndLock() throws {
        try RunnerStore(fixture.places.state()).start(pid: 17, now: moment())
        try fixture.write("lock", #"{"pid": 18, "host": "box"}"#)
        #expect(activity().isIdle)
        #expect(
            activity([17: Self.alive, 18: Self.alive]).atWork == [
                "The lock is held by process 18 on 'box'.", "The runner is running as process 17.",
            ])
    }

    @Test(
        "A run is open until it has ended, with a worker or without",
        arguments: [
            ("pending", true), ("running", true), ("paused", true), ("stopping", true), ("meditating", true),
            ("stopped", false), ("completed", false), ("failed", false), ("superseded", false),
        ])
    func openRuns(status: String, isOpen: Bool) throws {
        let runs = [runA, "../x"].map { FlowSQL.run($0, status) }.joined()
        try fixture.database(fixture.places.flows(), FlowSQL.version(4) + runs + FlowSQL.run(runB, "completed"))
        #expect(activity().openRuns == (isOpen ? [runA, "../x"] : []))
        #expect(!activity().isLocked)
    }

    @Test(
        "A repository is locked while its lock is held or its runner runs, and while that cannot be told",
        arguments: [
            ("nothing", nil, false), ("lock", alive, true), ("lock", nil, false), ("lock elsewhere", nil, true),
            ("lock unreadable", nil, true), ("runner", alive, true), ("runner", ProcessFacts(.hidden), true),
            ("runner", nil, false), ("runner", later, false), ("idle", alive, false), ("state damaged", nil, true),
            ("state empty", nil, false),
        ] as [(String, ProcessFacts?, Bool)])
    func locked(what: String, facts: ProcessFacts?, isLocked: Bool) throws {
        let state = try fixture.places.state()
        switch what {
        case "lock": try fixture.write("lock", #"{"pid": 17, "host": "box"}"#)
        case "lock elsewhere": try fixture.write("lock", #"{"pid": 17, "host": "elsewhere"}"#)
        case "lock unreadable": try fixture.write("lock/file", "")
        case "runner": try RunnerStore(state).start(pid: 17, now: moment())
        case "idle": try RunnerStore(state).create(now: moment())
        case "state damaged": try fixture.write("state.sqlite3", "no database")
        case "state empty": try fixture.writeWithoutTables(state, isEmpty: true)
        default: break
        }
        let found = activity(facts.map { [17: $0] } ?? [:])
        #expect(found.isLocked == isLocked)
        #expect(found.isIdle == !isLocked)
    }

    @Test("A dead runner is cleared, and a second time there is nothing to do")
    func repair() throws {
        try RunnerStore(fixture.places.state()).start(pid: 17, now: moment())
        try fixture.write("lock", "17")
        try StopRequest(fixture.places.stop()).ask(now: moment())
        let done = try RepositoryRepair.apply(to: fixture.places, processes: processes(), now: moment(5))
        #expect(done.count == 3)
        #expect(try !fixture.exists("lock") && !fixture.exists("stop"))
        let snapshot = try RunnerStore(fixture.places.state()).snapshot()
        #expect(snapshot?.status == .error && snapshot?.lastExitCode == 1 && snapshot?.runnerPID == nil)
        let before = try fixture.directory.inventory()
        #expect(try RepositoryRepair.apply(to: fixture.places, processes: processes(), now: moment(9)).isEmpty)
        #expect(try fixture.directory.inventory() == before)
    }

    @Test(
        "Nothing is repaired while anything lives or cannot be judged", arguments: ["runner", "lock", "run", "doubt"])
    func noRepair(what: String) throws {
        try StopRequest(fixture.places.stop()).ask(now: moment())
        switch what {
        case "runner": try RunnerStore(fixture.places.state()).start(pid: 17, now: moment())
        case "lock": try fixture.write("lock", "17")
        case "run":
            try fixture.database(fixture.places.flows(), FlowSQL.version(2) + FlowSQL.run(runA, "running"))
            try worker("17")
        default: try fixture.write("flows.db", "no database")
        }
        let view = processes([17: Self.alive])
        let error = AutorunnerError.caught {
            _ = try RepositoryRepair.apply(to: fixture.places, processes: view, now: moment())
        }
        #expect(error?.code == .busy)
        #expect(try fixture.exists("stop"))
    }

    @Test("An empty repository needs no repair and gets nothing")
    func nothingToRepair() throws {
        #expect(try RepositoryRepair.apply(to: fixture.places, processes: processes(), now: moment()).isEmpty)
        #expect(try fixture.directory.inventory().isEmpty)
    }
}
