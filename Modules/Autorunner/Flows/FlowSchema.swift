import Storage

/// The tables of `flows.db` and the versions that are worked with.
///
/// Version 2 is made new. Versions 3 and 4, of later car versions, add tables that are left alone; such a file keeps
/// its version, so that whoever made it finds what it knows.
enum FlowSchema {
    static let fresh: Int64 = 2
    static let latest: Int64 = 4
    static let marker = VersionMarker.table("schema_info")

    private static let tables = """
        CREATE TABLE IF NOT EXISTS schema_info (version INTEGER NOT NULL PRIMARY KEY);
        CREATE TABLE IF NOT EXISTS flow_runs (
            id TEXT PRIMARY KEY,
            flow_type TEXT NOT NULL,
            status TEXT NOT NULL,
            input_data TEXT NOT NULL,
            state TEXT NOT NULL,
            current_step TEXT,
            stop_requested INTEGER NOT NULL DEFAULT 0,
            created_at TEXT NOT NULL,
            started_at TEXT,
            finished_at TEXT,
            error_message TEXT,
            metadata TEXT NOT NULL DEFAULT '{}'
        );
        CREATE TABLE IF NOT EXISTS flow_events (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            run_id TEXT NOT NULL,
            event_type TEXT NOT NULL,
            timestamp TEXT NOT NULL,
            data TEXT NOT NULL,
            step_id TEXT,
            FOREIGN KEY (run_id) REFERENCES flow_runs (id) ON DELETE CASCADE
        );
        CREATE TABLE IF NOT EXISTS flow_artifacts (
            id TEXT PRIMARY KEY,
            run_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            path TEXT NOT NULL,
            created_at TEXT NOT NULL,
            metadata TEXT NOT NULL DEFAULT '{}',
            FOREIGN KEY (run_id) REFERENCES flow_runs (id) ON DELETE CASCADE
        );
        CREATE INDEX IF NOT EXISTS idx_flow_runs_status ON flow_runs (status);
        CREATE INDEX IF NOT EXISTS idx_flow_events_run_id ON flow_events (run_id, seq);
        CREATE INDEX IF NOT EXISTS idx_flow_artifacts_run_id ON flow_artifacts (run_id);
        """

    /// Version 1 had the event's id for its key, so that events of one second had no order; version 2 numbers them.
    private static let numberEvents = """
        DROP INDEX IF EXISTS idx_flow_events_run_id;
        ALTER TABLE flow_events RENAME TO flow_events_of_version_1;
        """
    private static let moveEvents = """
        INSERT INTO flow_events (id, run_id, event_type, timestamp, data, step_id)
            SELECT id, run_id, event_type, timestamp, data, step_id FROM flow_events_of_version_1
            ORDER BY timestamp, rowid;
        DROP TABLE flow_events_of_version_1;
        """

    private static let plan = MigrationPlan(
        marker, [Migration(fresh, "number the events", sql: numberEvents + tables + moveEvents)],
        fresh: Migration(fresh, "make the tables", sql: tables))

    /// What a file is that is there already.
    enum Found: Hashable {
        /// No tables at all: nothing is lost by making them.
        case empty
        case version(Int64)
    }

    /// Looks at an open database, and refuses one that is not of this kind or of a later version.
    static func inspect(_ database: Database) throws -> Found {
        let names = try database.tableNames()
        guard !names.isEmpty else { return .empty }
        guard names.contains("schema_info") else {
            throw AutorunnerError(
                .damaged, database.path, "it does not say which version its tables have (there is no 'schema_info')",
                remedy: "move it away or run 'car state recover'; nothing was changed")
        }
        let version = try database.value("SELECT max(version) FROM schema_info", as: Int64?.self) ?? 0
        guard version >= 1 else {
            throw AutorunnerError(
                .damaged, database.path, "it does not say which version its tables have ('schema_info' is empty)",
                remedy: "move it away or run 'car state recover'; nothing was changed")
        }
        guard version <= latest else {
            throw AutorunnerError(
                .newer, database.path,
                "its tables have version \(version), and this program knows versions up to \(latest)",
                remedy: "use the program that wrote it; nothing was changed")
        }
        for name in ["flow_runs", "flow_events", "flow_artifacts"] where !names.contains(name) {
            throw AutorunnerError(
                .damaged, database.path, "the table '\(name)' is missing", remedy: "run 'car state recover'")
        }
        return .version(version)
    }

    /// Brings an empty file and one of version 1 to version 2, and leaves every other at its version, which it returns.
    static func prepare(_ database: Database) throws -> Int64 {
        if case .version(let version) = try inspect(database), version >= fresh { return version }
        return try plan.migrate(database).to
    }

    /// Where events are read from: in version 1 they get the numbers that they will have in version 2.
    static func events(version: Int64) -> String {
        version >= fresh
            ? "flow_events"
            : "(SELECT row_number() OVER (ORDER BY timestamp, rowid) AS seq, * FROM flow_events)"
    }
}
