public import Formats
import Storage

extension RunnerStore {
    /// Records that a session is open and was seen now; a closed one is refused.
    @discardableResult
    public func record(
        session id: String, repository: String, agent: String = "codex", now: UTCTime
    ) throws -> RunnerSession {
        guard !id.isEmpty, !repository.isEmpty else {
            throw AutorunnerError(
                .refused, path, "a session needs an id and a repository", remedy: "report it: this is a defect")
        }
        let agent = RunnerSession.agentName(agent)
        let time = Self.text(now)
        return try change(now) { database in
            let created = try createdAt(ofActive: id, in: database) ?? time
            try database.execute(
                """
                INSERT INTO sessions (session_id, repo_path, created_at, last_seen_at, status, agent)
                VALUES (?, ?, ?, ?, 'active', ?)
                ON CONFLICT (session_id) DO UPDATE SET repo_path = excluded.repo_path,
                    last_seen_at = excluded.last_seen_at, agent = excluded.agent
                """, [id, repository, created, time, agent])
            try database.execute(
                """
                INSERT INTO repo_to_session (repo_key, session_id) VALUES (?, ?)
                ON CONFLICT (repo_key) DO UPDATE SET session_id = excluded.session_id
                """, [RunnerSession.key(repository: repository, agent: agent), id])
            return RunnerSession(
                id: id, repository: repository, createdAt: created, lastSeenAt: time, status: .active, agent: agent)
        }
    }

    /// Closes a session for good; false when there is none of that name.
    @discardableResult
    public func close(session id: String, now: UTCTime) throws -> Bool {
        try change(now) { database in
            guard try status(of: id, in: database) != nil else { return false }
            try database.execute(
                "UPDATE sessions SET status = 'closed', last_seen_at = ? WHERE session_id = ?", [Self.text(now), id])
            try database.execute("DELETE FROM repo_to_session WHERE session_id = ?", [id])
            return true
        }
    }

    private func status(of id: String, in database: Database) throws -> SessionStatus? {
        try database.first("SELECT status FROM sessions WHERE session_id = ?", [id]) { row in
            try RunnerSnapshot.status(
                row.get(0), SessionStatus.self, "the status of the session '\(id)'", database.path)
        }
    }

    /// When a session was opened; nil when there is none, and an error when it was closed.
    private func createdAt(ofActive id: String, in database: Database) throws -> String? {
        guard let status = try status(of: id, in: database) else { return nil }
        guard status == .active else {
            throw AutorunnerError(
                .closedSession, database.path, "the session '\(id)' was closed, and does not open again",
                remedy: "open another")
        }
        return try database.value("SELECT created_at FROM sessions WHERE session_id = ?", [id])
    }
}
