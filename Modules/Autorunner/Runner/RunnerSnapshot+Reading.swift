import Formats
import Storage

extension RunnerSnapshot {
    /// The one row of `runner_state`.
    struct Row {
        let status: RunnerStatus
        let lastRunID: Int64?
        let lastExitCode: Int64?
        let lastRunStartedAt: String?
        let lastRunFinishedAt: String?
        let runnerPID: Int32?
        let overrides: RunnerOverrides
        let updatedAt: String
    }

    static func row(in database: Database) throws -> Row {
        let row = try database.first("SELECT * FROM runner_state WHERE id = 1") { row in
            Row(
                status: try status(row.get("status"), RunnerStatus.self, "the runner's status", database.path),
                lastRunID: try row.get("last_run_id"), lastExitCode: try row.get("last_exit_code"),
                lastRunStartedAt: try row.get("last_run_started_at"),
                lastRunFinishedAt: try row.get("last_run_finished_at"), runnerPID: try row.get("runner_pid"),
                overrides: try overrides(row.get("overrides_json"), database.path),
                updatedAt: try row.get("updated_at"))
        }
        guard let row else {
            throw AutorunnerError(
                .damaged, database.path, "the row of the runner's state is missing", remedy: "run 'car state recover'")
        }
        return row
    }

    init(reading database: Database) throws {
        let row = try Self.row(in: database)
        let path = database.path
        let sessions = try database.map("SELECT * FROM sessions ORDER BY session_id") { row in
            let id = try row.get("session_id", as: String.self)
            return RunnerSession(
                id: id, repository: try row.get("repo_path"), createdAt: try row.get("created_at"),
                lastSeenAt: try row.get("last_seen_at"),
                status: try Self.status(
                    row.get("status"), SessionStatus.self, "the status of the session '\(id)'", path),
                agent: try row.get("agent"))
        }
        var sessionOfRepository: [String: String] = [:]
        try database.forEach("SELECT repo_key, session_id FROM repo_to_session") { row in
            sessionOfRepository[try row.get(0)] = try row.get(1, as: String.self)
        }
        self.init(
            status: row.status, lastRunID: row.lastRunID, lastExitCode: row.lastExitCode,
            lastRunStartedAt: row.lastRunStartedAt, lastRunFinishedAt: row.lastRunFinishedAt,
            runnerPID: row.runnerPID, overrides: row.overrides, updatedAt: row.updatedAt, sessions: sessions,
            sessionOfRepository: sessionOfRepository)
    }

    /// A status that is not known is refused, on the way in as on the way out: what to do about it is not known either.
    static func status<Status: RawRepresentable & CaseIterable>(
        _ text: String, _ type: Status.Type, _ what: String, _ path: String
    ) throws -> Status where Status.RawValue == String {
        guard let status = Status(rawValue: text) else {
            let known = Status.allCases.map(\.rawValue).joined(separator: ", ")
            throw AutorunnerError(
                .unknownStatus, path, "\(what) is '\(text)', and known are \(known)",
                remedy: "use the program that wrote it, or run 'car state recover'")
        }
        return status
    }

    private static func overrides(_ text: String?, _ path: String) throws -> RunnerOverrides {
        guard let text, !text.isEmpty else { return RunnerOverrides() }
        guard let members = (try? JSON.parse(text))?.object else {
            throw AutorunnerError(
                .damaged, path, "the overrides are no JSON object", remedy: "run 'car state recover'")
        }
        return RunnerOverrides(members)
    }
}
