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

    /// Refuses a database that holds something else; one without tables may get these.
    static func admit(_ database: Database) throws {
        let names = try tableNames(of: database)
        guard names.isEmpty || names.contains("runner_state") else { throw foreign(database.path) }
    }

    /// Makes what is missing, and the one row.
    static func ensure(in database: Database, now: String) throws {
        try database.write { database in
            try admit(database)
            try database.script(tables)
            try database.execute(
                "INSERT OR IGNORE INTO runner_state (id, status, updated_at) VALUES (1, 'idle', ?)", [now])
        }
    }

    /// Refuses a database without these tables.
    static func require(in database: Database) throws {
        let names = try tableNames(of: database)
        for name in ["runner_state", "sessions", "repo_to_session"] where !names.contains(name) {
            guard !names.isEmpty else {
                throw AutorunnerError(.damaged, database.path, "it holds no tables", remedy: "run 'car init'")
            }
            throw foreign(database.path)
        }
    }

    private static func tableNames(of database: Database) throws -> Set<String> {
        Set(try database.map("SELECT name FROM sqlite_schema WHERE type = 'table'") { try $0.get(0, as: String.self) })
    }

    private static func foreign(_ path: String) -> AutorunnerError {
        AutorunnerError(
            .damaged, path, "it is a database, and not one of a runner's state",
            remedy: "move it away and run 'car init'; nothing was changed")
    }
}
