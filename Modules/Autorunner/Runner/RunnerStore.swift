public import Formats
public import Storage

/// `state.sqlite3`: what the runner of a repository is doing, and its terminal sessions (SR-02).
///
/// Every call opens the database and closes it again. Changes are made under the lock of `state.sqlite3.lock`, which
/// earlier car versions hold too while they read, change and write back.
public struct RunnerStore: Sendable {
    /// Where the database is.
    public let path: DurablePath
    let options: DatabaseOptions
    /// The schema, three tables and the indexes of two have a page each.
    private static let leastAtRest: Int64 = 6 * 4096

    /// - Parameter durability: when a change is on the disk.
    public init(_ path: DurablePath, durability: DatabaseOptions.Durability = .normal) {
        self.path = path
        options = DatabaseOptions(durability: durability)
    }

    /// Makes the database with an idle runner, also of a file without tables; one that is ready stays as it is.
    public func create(now: UTCTime) throws { try change(now) { _ in } }

    /// Whether `create` has something to make: there is no file, or one without tables.
    ///
    /// A file that holds anything else is not missing, whether it can be used or not.
    public func isMissing() throws -> Bool {
        // SQLite leaves files beside a database at rest that it only reads, and asking is to change nothing.
        if let stamp = try SafeFile.stamp(of: path), stamp.size >= Self.leastAtRest { return false }
        do {
            return try reading { !(try RunnerSchema.isReady($0)) } ?? true
        } catch let error as AutorunnerError where error.code == .damaged {
            return false
        } catch let error as DatabaseError where error.code == .corrupt || error.code == .notADatabase {
            return false
        }
    }

    /// What the file says now; nil when there is none, or one without tables.
    public func snapshot() throws -> RunnerSnapshot? {
        try reading { try RunnerSchema.isReady($0) ? RunnerSnapshot(reading: $0) : nil } ?? nil
    }

    /// Nil when there is no file.
    private func reading<Value>(_ body: (Database) throws -> Value) throws -> Value? {
        guard try SafeFile.stamp(of: path) != nil else { return nil }
        let database = try Database.openForReading(path, options)
        defer { database.close() }
        return try database.read(body)
    }

    /// A run begins, and the runner is `running` as this process.
    ///
    /// - Returns: the number of the run.
    @discardableResult
    public func start(pid: Int32, now: UTCTime) throws -> Int64 {
        try change(now) { database in
            let (run, isBeyond) = (try RunnerSnapshot.row(in: database).lastRunID ?? 0).addingReportingOverflow(1)
            guard !isBeyond else {
                throw AutorunnerError(
                    .damaged, path, "the number of the last run is the greatest there is",
                    remedy: "run 'car state recover'")
            }
            try database.execute(
                """
                UPDATE runner_state SET status = 'running', last_run_id = ?, last_run_started_at = ?,
                    last_run_finished_at = NULL, runner_pid = ? WHERE id = 1
                """, [run, Self.text(now), pid])
            return run
        }
    }

    /// The run of this process ends, well with an exit code of 0; false when the runner is somebody else's by now.
    @discardableResult
    public func finish(pid: Int32, exitCode: Int32, now: UTCTime) throws -> Bool {
        try change(now) { database in
            guard try RunnerSnapshot.row(in: database).runnerPID == pid else { return false }
            try database.execute(
                """
                UPDATE runner_state SET status = ?, last_exit_code = ?, last_run_finished_at = ?, runner_pid = NULL
                WHERE id = 1
                """, [(exitCode == 0 ? RunnerStatus.idle : .error).rawValue, exitCode, Self.text(now)])
            return true
        }
    }

    /// The runner that `seen` names has died: `running` becomes `error` with exit code 1; false when it has changed since.
    @discardableResult
    public func settle(_ seen: RunnerSnapshot, now: UTCTime) throws -> Bool {
        try change(now) { database in
            let row = try RunnerSnapshot.row(in: database)
            guard row.status == seen.status, row.runnerPID == seen.runnerPID,
                row.lastRunStartedAt == seen.lastRunStartedAt, row.status == .running || row.runnerPID != nil
            else { return false }
            try database.execute(
                """
                UPDATE runner_state SET runner_pid = NULL,
                    last_exit_code = CASE WHEN status = 'running' THEN 1 ELSE last_exit_code END,
                    last_run_finished_at = CASE WHEN status = 'running' THEN coalesce(last_run_finished_at, ?)
                        ELSE last_run_finished_at END,
                    status = CASE WHEN status = 'running' THEN 'error' ELSE status END
                WHERE id = 1
                """, [Self.text(now)])
            return true
        }
    }

    /// Changes what is set for the next runs; members that are not known here survive.
    public func updateOverrides(now: UTCTime, _ body: (inout RunnerOverrides) throws -> Void) throws {
        try change(now) { database in
            var overrides = try RunnerSnapshot.row(in: database).overrides
            try body(&overrides)
            try database.execute("UPDATE runner_state SET overrides_json = ? WHERE id = 1", [overrides.stored])
        }
    }

    /// Runs `body` as one transaction under the lock, and marks the time of the change where it changed something.
    func change<Value>(_ now: UTCTime, _ body: (Database) throws -> Value) throws -> Value {
        let lock = try FileLock(of: path, purpose: "to change the runner's state", wait: .atMost(.seconds(10)))
        let value = try changeHoldingLock(now, body)
        lock.release()
        return value
    }

    private func changeHoldingLock<Value>(_ now: UTCTime, _ body: (Database) throws -> Value) throws -> Value {
        // Read first: opening to write would already change a file that is not ours to change.
        _ = try reading { try RunnerSchema.isReady($0) }
        let database = try Database.open(path, options)
        defer { database.close() }
        try RunnerSchema.ensure(in: database, now: Self.text(now))
        return try database.write { database in
            // Also refuses to change what cannot be understood.
            _ = try RunnerSnapshot.row(in: database)
            let before = try database.value("SELECT total_changes()", as: Int64.self)
            let value = try body(database)
            if try database.value("SELECT total_changes()", as: Int64.self) != before {
                try database.execute("UPDATE runner_state SET updated_at = ? WHERE id = 1", [Self.text(now)])
            }
            return value
        }
    }

    static func text(_ time: UTCTime) -> String { time.rfc3339() }
}
