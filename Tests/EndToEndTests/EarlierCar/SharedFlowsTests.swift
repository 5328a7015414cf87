import Autorunner
import Formats
import Harness
import StateRoots
import Testing

@Suite("Flow runs of both cars", .enabled { OutsideProgram.isThere(EarlierCar.name) })
struct SharedFlowsTests {
    private let cars: TwoCars
    private let places: RepositoryPlaces
    private let now: UTCTime
    private let run = "0f8fad5b-d9cb-469f-a165-70867728950e"

    init() async throws {
        cars = try TwoCars()
        now = try UTCTime(rfc3339: "2026-01-02T03:04:05Z")
        try await cars.makeRepository("app")
        try await cars.ours("init", in: "app").succeeded()
        // Without a ticket the earlier car shows no run.
        try cars.write(
            "app/.codex-autorunner/tickets/TICKET-001-parser.md",
            "---\nticket_id: tkt_parser01\nagent: user\ndone: false\n---\nWrite it.\n")
        places = try cars.repositoryPlaces("app")
    }

    @Test("A file of version 4 keeps its version, whether ours looks at it or writes to it")
    func theirs() async throws {
        let writing = try await cars.earlier(
            script: """
                from pathlib import Path
                from codex_autorunner.core.flows import FlowRunStatus
                from codex_autorunner.core.flows.models import FlowEventType
                from codex_autorunner.core.flows.store import FlowStore
                with FlowStore(Path(".codex-autorunner/flows.db")) as store:
                    store.create_flow_run("\(run)", "ticket_flow", {}, state={"ticket_engine": {"total_turns": 2}})
                    store.update_flow_run_status("\(run)", FlowRunStatus.PAUSED)
                    store.create_event("event-1", "\(run)", FlowEventType.STEP_STARTED, {"step_name": "turn"})
                """, in: "app")
        #expect(writing.status == 0, "\(writing.errors)")
        let looking = try await cars.changes {
            try await cars.ours("status", "--json", in: "app").succeeded()
            #expect(try await cars.troubles(in: "app") == [])
        }
        #expect(looking == .none)

        let store = try FlowStore.open(places.flows())
        #expect(store.version == 4)
        #expect(try store.run(run)?.status == .paused)
        #expect(try store.run(run)?.state["ticket_engine"]?["total_turns"] == 2)
        try store.append("step_completed", id: "event-2", to: run, now: now)
        store.close()
        let status = try await cars.earlier("ticket-flow", "status", "--run-id", run, "--json", in: "app").succeeded()
        #expect(try status.json["status"] == "paused")
        #expect(try await eventsByTheEarlierCar() == "4 step_started step_completed\n")
        let again = try #require(try FlowStore.openForReading(places.flows()))
        #expect(again.version == 4)
    }

    @Test("A file of version 2, made by ours, is raised to 4 by the earlier car and stays ours to use")
    func ours() async throws {
        let store = try FlowStore.open(places.flows())
        #expect(store.version == 2)
        let id = try #require(FlowRunID(run))
        try store.insert(FlowRun(id: id, type: "ticket_flow", createdAt: now))
        try store.append("step_started", id: "event-1", to: run, now: now)
        try store.update(run) { $0.status = .paused }
        store.close()

        let status = try await cars.earlier("ticket-flow", "status", "--run-id", run, "--json", in: "app").succeeded()
        #expect(try status.json["status"] == "paused")
        #expect(try await eventsByTheEarlierCar() == "4 step_started\n")

        let raised = try FlowStore.open(places.flows())
        #expect(raised.version == 4)
        #expect(try raised.run(run)?.status == .paused)
        try raised.append("step_completed", id: "event-2", to: run, now: now)
        raised.close()
        #expect(try await eventsByTheEarlierCar() == "4 step_started step_completed\n")
        #expect(try await cars.troubles(in: "app") == [])
    }

    /// The version that the earlier car finds, and the types of the run's events in their order.
    private func eventsByTheEarlierCar() async throws -> String {
        let outcome = try await cars.earlier(
            script: """
                import sqlite3
                from pathlib import Path
                from codex_autorunner.core.flows.store import FlowStore
                path = Path(".codex-autorunner/flows.db")
                with FlowStore(path) as store:
                    events = [event.event_type.value for event in store.get_events("\(run)")]
                version = sqlite3.connect(path).execute("SELECT max(version) FROM schema_info").fetchone()[0]
                print(version, *events)
                """, in: "app")
        return outcome.output + outcome.errors
    }
}
