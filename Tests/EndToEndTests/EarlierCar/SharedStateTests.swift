import Autorunner
import Formats
import Harness
import StateRoots
import Testing

@Suite("Runner state and log of both cars", .enabled { OutsideProgram.isThere(EarlierCar.name) })
struct SharedStateTests {
    private let cars: TwoCars
    private let places: RepositoryPlaces
    private let now: UTCTime

    init() async throws {
        cars = try TwoCars()
        now = try UTCTime(rfc3339: "2026-01-02T03:04:05Z")
        try await cars.makeRepository("app")
        try await cars.ours("init", in: "app").succeeded()
        // Its sessions are asked of a server first: nothing listens there.
        try cars.write("app/codex-autorunner.override.yml", "server:\n  port: 1\n")
        places = try cars.repositoryPlaces("app")
    }

    @Test("It reads the run, the sessions and the log that ours wrote")
    func ours() async throws {
        let store = RunnerStore(try places.state())
        #expect(try store.start(pid: 4_000_000, now: now) == 1)
        #expect(try store.finish(pid: 4_000_000, exitCode: 3, now: now))
        try store.record(session: "open-1", repository: "\(cars.place)/app", now: now)
        try store.record(session: "shut-2", repository: "\(cars.place)/app", agent: "opencode", now: now)
        try store.close(session: "shut-2", now: now)
        let log = try RunLog(places)
        #expect(log.append(.info, "the first line", now: now) == nil)
        #expect(log.append(.warning, event: "run.ended", ["exit": 3, "word": "été"], now: now) == nil)
        let lines = try cars.text("app/.codex-autorunner/codex-autorunner.log").split(separator: "\n")
        // The first is what our program itself wrote when it made the repository ready.
        try #require(lines.count == 3)
        #expect(lines[0].contains("[INFO] {\"event\":\"repository.initialized\""), "\(lines[0])")

        let changes = try await cars.changes {
            let status = try await cars.earlier("status", "--json", in: "app").json
            #expect(status["status"] == "error")
            #expect(status["last_run_id"] == 1)
            #expect(status["last_exit_code"] == 3)
            #expect(status["last_run_finished_at"] == "2026-01-02T03:04:05Z")
            #expect(status["runner_pid"] == .null)
            #expect(status["session_id"] == "open-1")
            #expect(status["session_record"]?["created_at"] == "2026-01-02T03:04:05Z")
            #expect(status["opencode_session_id"] == .null)
            let sessions = try await cars.earlier("sessions", "--json", in: "app").json["sessions"]?.array ?? []
            #expect(sessions.map { $0["session_id"]?.string } == ["open-1", "shut-2"])
            #expect(sessions.map { $0["status"]?.string } == ["active", "closed"])
            // It adds a line end of its own to those of the file.
            #expect(try await cars.earlier("log", in: "app").output == lines.joined(separator: "\n") + "\n\n")
            #expect(try await cars.earlier("log", "--tail", "1", in: "app").output == "\(lines[2])\n\n")
        }
        #expect(changes == .none)
    }

    @Test("Ours reads the run and the sessions that the earlier car wrote, and goes on from there")
    func theirs() async throws {
        let writing = try await cars.earlier(
            script: """
                from pathlib import Path
                from codex_autorunner.core.state import TerminalSessionStore, load_state, save_state, state_lock
                path = Path(".codex-autorunner/state.sqlite3")
                with state_lock(path):
                    state = load_state(path)
                    state.last_run_id, state.status, state.last_exit_code = 7, "error", 3
                    state.last_run_started_at, state.last_run_finished_at = "2026-01-02T03:04:05Z", "2026-01-02T03:05:05Z"
                    save_state(path, state)
                store = TerminalSessionStore(path)
                store.create_or_touch(session_id="open-1", repo_path=str(Path.cwd()))
                store.create_or_touch(session_id="shut-2", repo_path=str(Path.cwd()), agent="opencode")
                store.close("shut-2")
                """, in: "app")
        #expect(writing.status == 0, "\(writing.errors)")
        let changes = try await cars.changes {
            let status = try await cars.ours("status", "--json", in: "app").json
            #expect(status["status"] == "error")
            #expect(status["last_run_id"] == 7)
            #expect(status["last_exit_code"] == 3)
            #expect(status["last_run_started_at"] == "2026-01-02T03:04:05Z")
            #expect(status["last_run_finished_at"] == "2026-01-02T03:05:05Z")
            #expect(
                status["sessions"] == [
                    ["id": "open-1", "agent": "codex", "status": "active"],
                    ["id": "shut-2", "agent": "opencode", "status": "closed"],
                ])
            #expect(try await cars.troubles(in: "app") == [])
        }
        #expect(changes == .none)
        #expect(try RunnerStore(places.state()).start(pid: 4_000_000, now: now) == 8)
        #expect(try await cars.earlier("status", "--json", in: "app").json["last_run_id"] == 8)
    }
}
