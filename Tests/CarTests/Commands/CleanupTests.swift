import Formats
import Foundation
import Harness
import Testing

@Suite("car cleanup state", .enabled { OutsideProgram.isThere("python3") })
struct CleanupTests {
    private let running = "11111111-2222-4333-8444-555555555555"
    private let finished = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"

    /// A repository with old and new runs, one of them at work in a process that lives.
    private func filled(worker: Int32) async throws -> CarPlace {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        let root = "repo/.codex-autorunner"
        for id in [running, finished] {
            try place.directory.write("\(root)/runs/\(id)/DISPATCH.md", "12345")
            try place.directory.write("\(root)/flows/\(id)/worker.out.log", "1234567")
        }
        try place.directory.write(
            "\(root)/flows/\(running)/worker.json",
            "{\"pid\": \(worker), \"spawned_at\": \(Date().timeIntervalSince1970), \"cmd\": [\"worker\", \"\(running)\"]}"
        )
        try await place.runSQL(
            """
            CREATE TABLE schema_info (version INTEGER NOT NULL PRIMARY KEY); INSERT INTO schema_info VALUES (2);
            CREATE TABLE flow_runs (id TEXT PRIMARY KEY, flow_type TEXT NOT NULL, status TEXT NOT NULL,
              input_data TEXT NOT NULL, state TEXT NOT NULL, current_step TEXT,
              stop_requested INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, started_at TEXT, finished_at TEXT,
              error_message TEXT, metadata TEXT NOT NULL DEFAULT '{}');
            CREATE TABLE flow_events (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
              run_id TEXT NOT NULL, event_type TEXT NOT NULL, timestamp TEXT NOT NULL, data TEXT NOT NULL, step_id TEXT);
            CREATE TABLE flow_artifacts (id TEXT PRIMARY KEY, run_id TEXT NOT NULL, kind TEXT NOT NULL,
              path TEXT NOT NULL, created_at TEXT NOT NULL, metadata TEXT NOT NULL DEFAULT '{}');
            INSERT INTO flow_runs (id, flow_type, status, input_data, state, created_at)
              VALUES ('\(running)', 'ticket_flow', 'running', '{}', '{}', '2026-01-01T00:00:00Z');
            """, in: place.path("\(root)/flows.db"))
        let old = Date(timeIntervalSinceNow: -30 * 86_400)
        let walker = FileManager.default.enumerator(atPath: place.path(root))
        for case let name as String in walker ?? FileManager.DirectoryEnumerator() {
            try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: place.path("\(root)/\(name)"))
        }
        return place
    }

    @Test("deletes what is old, keeps what is durable, at work or open, and a dry run says the same")
    func cleanup() async throws {
        let worker = try ChildProcess("/bin/sh", ["-c", "echo ready; read line", "worker", running])
        var first: UInt8 = 0
        #expect(read(worker.outputDescriptor, &first, 1) == 1)
        let place = try await filled(worker: worker.pid)
        let before = try place.directory.inventory()
        let dry = try await place.car(["cleanup", "state", "--dry-run", "--json"], in: "repo")
        #expect(dry.status == 0, "\(dry.errorText)")
        #expect(
            try place.directory.inventory().filter { !$0.key.hasSuffix("-shm") && !$0.key.hasSuffix("-wal") }
                == before.filter { !$0.key.hasSuffix("-shm") && !$0.key.hasSuffix("-wal") })
        let real = try await place.car(["cleanup", "state", "--json"], in: "repo")
        #expect(real.status == 0, "\(real.errorText)")
        let families = { (outcome: ChildProcess.Outcome) in try JSON.parse(outcome.output)["families"] }
        #expect(try families(dry) == families(real))
        let words = try families(real)?.array?.map { "\($0["artifact"]?.string ?? "") \($0["bytes"]?.int64 ?? 0)" }
        #expect(words == ["flow 7", "run 5"])
        let root = place.path("repo/.codex-autorunner")
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/runs") == [running])
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/flows") == [running])
        #expect(FileManager.default.fileExists(atPath: "\(root)/tickets/AGENTS.md"))
        _ = try await worker.finish(input: Array("\n".utf8))
        // A run that has no process and is not finished waits for somebody.
        let waiting = try await place.car(["cleanup", "state", "--verbose"], in: "repo")
        #expect(waiting.outputText.contains("its run is not finished"), "\(waiting.outputText)")
        try await place.runSQL("UPDATE flow_runs SET status = 'completed';", in: "\(root)/flows.db")
        let later = try await place.car(["cleanup", "state"], in: "repo")
        #expect(later.status == 0 && later.outputText.contains("deleted  flow: 1"), "\(later.outputText)")
    }

    /// Runs a shell that holds on to something of the place, says a word and waits for a line.
    private func holding(_ script: String, _ arguments: String...) async throws -> ChildProcess {
        let child = try ChildProcess("/bin/sh", ["-c", script] + arguments)
        try await child.waitUntilItSays("ready")
        return child
    }

    /// Why the finished run is kept, by the real cleanup.
    private func reasons(_ place: CarPlace) async throws -> [String] {
        let outcome = try await place.car(["cleanup", "state", "--json"], in: "repo")
        #expect(outcome.status == 0, "\(outcome.errorText)")
        let kept = try JSON.parse(outcome.output)["kept"]?.array ?? []
        return kept.filter { $0["path"]?.string?.contains(finished) == true }.compactMap { $0["reason"]?.string }
    }

    @Test("keeps a run of which somebody has a file open")
    func openFile() async throws {
        let place = try await filled(worker: 4_194_300)
        let file = place.path("repo/.codex-autorunner/runs/\(finished)/DISPATCH.md")
        let reader = try await holding("exec 3<\"$0\"; echo ready; read line", file)
        #expect(try await reasons(place) == ["process \(reader.pid) uses it"])
        #expect(FileManager.default.fileExists(atPath: file))
        _ = try await reader.finish(input: Array("\n".utf8))
        #expect(try await reasons(place) == [])
        #expect(!FileManager.default.fileExists(atPath: file))
    }

    @Test("keeps every run while somebody holds the repository's lock")
    func heldLock() async throws {
        let place = try await filled(worker: 4_194_300)
        let lock = try place.directory.write("repo/.codex-autorunner/lock", "")
        let holder = try await holding(
            "exec flock \"$0\" /bin/sh -c 'echo ready; read line'", lock)
        let reasons = try await reasons(place)
        #expect(reasons.count == 2 && reasons.allSatisfy { $0.contains("the lock is held") }, "\(reasons)")
        _ = try await holder.finish(input: Array("\n".utf8))
        #expect(try await self.reasons(place) == [])
    }

    @Test("cleans up the user's own root where it was moved to, and nothing at the old place")
    func movedGlobalRoot() async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        for root in ["home/.codex-autorunner", "moved"] {
            try place.directory.write("\(root)/update_cache/old/file", "12345")
            for name in ["update_cache/old/file", "update_cache/old"] {
                try FileManager.default.setAttributes(
                    [.modificationDate: Date(timeIntervalSinceNow: -90 * 86_400)],
                    ofItemAtPath: place.path("\(root)/\(name)"))
            }
        }
        let outcome = try await place.car(
            ["cleanup", "state", "--scope", "global"], in: "repo",
            environment: ["CAR_GLOBAL_STATE_ROOT": place.path("moved")])
        #expect(outcome.status == 0 && outcome.outputText.hasPrefix("deleted  "), "\(outcome.errorText)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path("moved/update_cache")) == [])
        #expect(try place.directory.read("home/.codex-autorunner/update_cache/old/file") == Array("12345".utf8))
    }
}
