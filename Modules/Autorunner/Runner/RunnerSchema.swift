import Storage

/// The tables of `state.sqlite3`, which has had one form only and says no version.
enum RunnerSchema {
    static let tables = """
        CREATE TABLE IF NOT EXISTS runner_state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            last_run_id INTEGER,
            status TEXT NOT NULL,
            last_exit_code INTEGER,
            last_run_started_at TEXT,
            last_run_finished_at TEXT,
            runner_pid INTEGER,
            overrides_json TEXT,
            updated_at TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS sessions (
            session_id TEXT PRIMARY KEY,
            repo_path TEXT NOT NULL,
            created_at TEXT NOT NULL,
            last_seen_at TEXT,
            status TEXT NOT NULL,
            agent TEXT NOT NULL
        );
        CREATE TABLE IF NOT EXISTS repo_to_session (
            repo_key TEXT PRIMARY KEY,
            session_id TEXT NOT NULL
        );
        """

    private static let names: Set = ["runner_state", "sessions", "repo_to_session"]

    /// Whether the tables are there; a database that holds something else is refused.
    ///
    /// Earlier car versions make them one by one, and whoever makes a database has an empty one first: with a full
    /// disk, or a process that is killed, it stays like that.
    @discardableResult
    static func isReady(_ database: Database) throws -> Bool {
        let found = try database.tableNames()
        guard found.isEmpty || found.contains("runner_state") else { throw foreign(database.path) }
        return names.isSubset(of: found)
    }

    /// Makes what is missing, and the one row.
    static func ensure(in database: Database, now: String) throws {
        try database.write { database in
            try isReady(database)
            try database.script(tables)
            try database.execute(
                "INSERT OR IGNORE INTO runner_state (id, status, updated_at) VALUES (1, 'idle', ?)", [now])
        }
    }

    private static func foreign(_ path: String) -> AutorunnerError {
        AutorunnerError(
            .damaged, path, "it is a database, and not one of a runner's state",
            remedy: "move it away and run 'car init'; nothing was changed")
    }
}
