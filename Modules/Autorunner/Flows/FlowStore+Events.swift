public import Formats
import Storage

extension FlowStore {
    /// The events of a run in their order.
    ///
    /// - Parameter sequence: those behind this one.
    public func events(of run: String, after sequence: Int64 = 0, limit: Int? = nil) throws -> [FlowEvent] {
        try database.map(
            "SELECT * FROM \(FlowSchema.events(version: version)) WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ?",
            [run, sequence, limit ?? -1]
        ) { row in
            let sequence = try row.get("seq", as: Int64.self)
            return FlowEvent(
                sequence: sequence, id: try row.get("id"), run: try row.get("run_id"), type: try row.get("event_type"),
                timestamp: try row.get("timestamp"),
                data: try object(row.get("data"), "the data of the event \(sequence)"), step: try row.get("step_id"))
        }
    }

    /// Writes an event and returns its place in the order.
    ///
    /// - Parameter id: a name that no other event of the file has.
    @discardableResult
    public func append(
        _ type: String, id: String, to run: String, data: JSONObject = JSONObject(), step: String? = nil, now: UTCTime
    ) throws -> Int64 {
        try database.write { database in
            guard try hasRun(run) else { throw noRun(run) }
            try database.execute(
                "INSERT INTO flow_events (id, run_id, event_type, timestamp, data, step_id) VALUES (?, ?, ?, ?, ?, ?)",
                [id, run, type, now.rfc3339(), Self.text(data), step])
            let sequence = database.lastInsertedRowID
            if FlowEvent.capped.contains(type) { try dropOldest(type, of: run) }
            return sequence
        }
    }

    /// The artifacts of a run, oldest first.
    public func artifacts(of run: String) throws -> [FlowArtifact] {
        try database.map("SELECT * FROM flow_artifacts WHERE run_id = ? ORDER BY created_at, rowid", [run]) { row in
            let id = try row.get("id", as: String.self)
            return FlowArtifact(
                id: id, run: try row.get("run_id"), kind: try row.get("kind"), path: try row.get("path"),
                storedAt: try row.get("created_at"),
                metadata: try object(row.get("metadata"), "the metadata of the artifact '\(id)'"))
        }
    }

    /// Writes an artifact, unless one of its id is there; false then.
    @discardableResult
    public func insert(_ artifact: FlowArtifact) throws -> Bool {
        try database.write { database in
            guard try hasRun(artifact.run) else { throw noRun(artifact.run) }
            let changed = try database.execute(
                """
                INSERT INTO flow_artifacts (id, run_id, kind, path, created_at, metadata) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO NOTHING
                """,
                [
                    artifact.id, artifact.run, artifact.kind, artifact.path, artifact.createdAt,
                    Self.text(artifact.metadata),
                ])
            return changed > 0
        }
    }

    func hasRun(_ id: String) throws -> Bool {
        try database.value("SELECT count(*) FROM flow_runs WHERE id = ?", [id], as: Int.self) > 0
    }

    private func dropOldest(_ type: String, of run: String) throws {
        try database.execute(
            """
            DELETE FROM flow_events WHERE run_id = ?1 AND event_type = ?2 AND seq <= (
                SELECT seq FROM flow_events WHERE run_id = ?1 AND event_type = ?2 ORDER BY seq DESC LIMIT 1 OFFSET ?3)
            """, [run, type, cap])
    }
}
