/// Databases of flow runs as earlier car versions made them.
enum FlowSQL {
    /// Version 1: an event's id is its key, and there is no order among events of one second.
    static let version1 = """
        CREATE TABLE schema_info (version INTEGER NOT NULL PRIMARY KEY);
        INSERT INTO schema_info VALUES (1);
        CREATE TABLE flow_runs (
            id TEXT PRIMARY KEY, flow_type TEXT NOT NULL, status TEXT NOT NULL, input_data TEXT NOT NULL,
            state TEXT NOT NULL, current_step TEXT, stop_requested INTEGER NOT NULL DEFAULT 0,
            created_at TEXT NOT NULL, started_at TEXT, finished_at TEXT, error_message TEXT,
            metadata TEXT NOT NULL DEFAULT '{}');
        CREATE TABLE flow_events (
            id TEXT PRIMARY KEY, run_id TEXT NOT NULL, event_type TEXT NOT NULL, timestamp TEXT NOT NULL,
            data TEXT NOT NULL, step_id TEXT,
            FOREIGN KEY (run_id) REFERENCES flow_runs(id) ON DELETE CASCADE);
        CREATE TABLE flow_artifacts (
            id TEXT PRIMARY KEY, run_id TEXT NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL,
            created_at TEXT NOT NULL, metadata TEXT NOT NULL DEFAULT '{}',
            FOREIGN KEY (run_id) REFERENCES flow_runs(id) ON DELETE CASCADE);
        CREATE INDEX idx_flow_events_run_id ON flow_events(run_id, timestamp);
        """

    private static let version2Tables = """
        CREATE TABLE schema_info (version INTEGER NOT NULL PRIMARY KEY);
        CREATE TABLE flow_runs (
            id TEXT PRIMARY KEY, flow_type TEXT NOT NULL, status TEXT NOT NULL, input_data TEXT NOT NULL,
            state TEXT NOT NULL, current_step TEXT, stop_requested INTEGER NOT NULL DEFAULT 0,
            created_at TEXT NOT NULL, started_at TEXT, finished_at TEXT, error_message TEXT,
            metadata TEXT NOT NULL DEFAULT '{}');
        CREATE TABLE flow_events (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, run_id TEXT NOT NULL,
            event_type TEXT NOT NULL, timestamp TEXT NOT NULL, data TEXT NOT NULL, step_id TEXT,
            FOREIGN KEY (run_id) REFERENCES flow_runs(id) ON DELETE CASCADE);
        CREATE TABLE flow_artifacts (
            id TEXT PRIMARY KEY, run_id TEXT NOT NULL, kind TEXT NOT NULL, path TEXT NOT NULL,
            created_at TEXT NOT NULL, metadata TEXT NOT NULL DEFAULT '{}',
            FOREIGN KEY (run_id) REFERENCES flow_runs(id) ON DELETE CASCADE);
        CREATE INDEX idx_flow_runs_status ON flow_runs(status);
        CREATE INDEX idx_flow_events_run_id ON flow_events(run_id, seq);
        CREATE INDEX idx_flow_artifacts_run_id ON flow_artifacts(run_id);
        """

    private static let version3Tables = """
        CREATE TABLE flow_telemetry (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, run_id TEXT NOT NULL,
            event_type TEXT NOT NULL, timestamp TEXT NOT NULL, data TEXT NOT NULL,
            FOREIGN KEY (run_id) REFERENCES flow_runs(id) ON DELETE CASCADE);
        CREATE INDEX idx_flow_events_run_type ON flow_events(run_id, event_type, seq);
        CREATE INDEX idx_flow_telemetry_run_id ON flow_telemetry(run_id, seq);
        CREATE INDEX idx_flow_telemetry_run_type ON flow_telemetry(run_id, event_type, seq);
        """

    private static let version4Tables = """
        CREATE TABLE flow_notification_intents (
            intent_id TEXT PRIMARY KEY, run_id TEXT NOT NULL, event_type TEXT NOT NULL, severity TEXT NOT NULL,
            reason TEXT NOT NULL, recommended_actions TEXT NOT NULL DEFAULT '[]',
            cooldown_seconds INTEGER NOT NULL DEFAULT 3600, resolved INTEGER NOT NULL DEFAULT 0,
            first_seen_at TEXT NOT NULL, last_observed_at TEXT NOT NULL, last_notified_at TEXT, resolved_at TEXT,
            observed_count INTEGER NOT NULL DEFAULT 1, payload TEXT NOT NULL DEFAULT '{}',
            delivery_attempts TEXT NOT NULL DEFAULT '{}',
            FOREIGN KEY (run_id) REFERENCES flow_runs(id) ON DELETE CASCADE);
        CREATE INDEX idx_flow_notification_intents_run_type
            ON flow_notification_intents(run_id, event_type, resolved);
        CREATE TABLE car_schema_migrations (
            version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL);
        CREATE TABLE car_migration_runs (
            run_id TEXT PRIMARY KEY, from_version INTEGER, target_version INTEGER NOT NULL, started_at TEXT NOT NULL,
            finished_at TEXT, status TEXT NOT NULL, error_text TEXT);
        """

    /// A file of one of the versions that are worked with.
    static func version(_ version: Int) -> String {
        [
            version2Tables, version >= 3 ? version3Tables : "", version >= 4 ? version4Tables : "",
            "INSERT INTO schema_info VALUES (\(version));",
        ].joined(separator: "\n")
    }

    static func run(_ id: String, _ status: String, created: String = "2026-01-01T00:00:00Z") -> String {
        """
        INSERT INTO flow_runs (id, flow_type, status, input_data, state, created_at)
        VALUES ('\(id)', 'ticket_flow', '\(status)', '{}', '{"ticket_engine": {"total_turns": 2}}', '\(created)');
        """
    }
}
