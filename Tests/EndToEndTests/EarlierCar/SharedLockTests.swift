import Autorunner
import Formats
import Harness
import StateRoots
import Testing

@Suite("The lock of a repository between both cars", .enabled { OutsideProgram.isThere(EarlierCar.name) })
struct SharedLockTests {
    private let cars: TwoCars

    init() async throws {
        cars = try TwoCars()
        try await cars.makeRepository("app")
        try await cars.ours("init", in: "app").succeeded()
    }

    @Test("Ours leaves the earlier car's lock alone while that is at work, and clears it afterwards")
    func theirs() async throws {
        let outcome = try await cars.earlier(
            script: """
                import json, os, subprocess
                from pathlib import Path
                from codex_autorunner.core.locks import FileLock, write_lock_info
                from codex_autorunner.core.time_utils import now_iso
                path = Path(".codex-autorunner/lock")
                def ours(*words):
                    done = subprocess.run(["\(cars.ourProgram)", *words], capture_output=True, text=True)
                    return [done.returncode, done.stdout, done.stderr]
                with FileLock(path) as lock:
                    write_lock_info(path, os.getpid(), started_at=now_iso(), lock_file=lock.file)
                    before = path.read_bytes()
                    answers = {"status": ours("status", "--json"), "fix": ours("doctor", "--fix")}
                    answers["kept"] = path.read_bytes() == before
                print(json.dumps(answers))
                """, in: "app"
        ).succeeded().json
        let status = try JSON.parse(outcome["status"]?[1]?.string ?? "")
        #expect(status["at_work"]?.array?.count == 1, "\(outcome)")
        #expect(outcome["fix"]?[0] != 0)
        #expect(outcome["fix"]?[2]?.string?.contains("nothing was repaired") == true, "\(outcome)")
        #expect(outcome["kept"] == true)

        #expect(try await cars.troubles(in: "app") == ["[lock.stale] \(cars.place)/app/.codex-autorunner/lock"])
        let fixing = try await cars.changes { try await cars.ours("doctor", "--fix", in: "app").succeeded() }
        #expect(
            fixing == .init(inStateOf: "app", rewritten: ["codex-autorunner.log"])
                + .init(removed: ["app/.codex-autorunner/lock"]))
        #expect(try await cars.troubles(in: "app") == [])
    }

    @Test("The earlier car does not get a lock that ours holds, and reads who holds it")
    func ours() async throws {
        let places = try cars.repositoryPlaces("app")
        let lock = try RunnerLock(at: places.lock(), now: UTCTime(rfc3339: "2026-01-02T03:04:05Z"))
        #expect(try await tryByTheEarlierCar() == "busy True 2026-01-02T03:04:05Z\n")
        lock.release()
        #expect(try await tryByTheEarlierCar() == "taken False None\n")
    }

    /// Whether the earlier car gets the lock, whether the record names a process, and since when.
    private func tryByTheEarlierCar() async throws -> String {
        try await cars.earlier(
            script: """
                from pathlib import Path
                from codex_autorunner.core.locks import FileLock, FileLockBusy, process_alive, read_lock_info
                path = Path(".codex-autorunner/lock")
                record = read_lock_info(path)
                lock = FileLock(path)
                try:
                    lock.acquire(blocking=False)
                    taken = "taken"
                except FileLockBusy:
                    taken = "busy"
                print(taken, record.pid is not None and process_alive(record.pid), record.started_at)
                """, in: "app"
        ).succeeded().output
    }
}
