import CSQLite

/// What a check of a whole database found.
public struct IntegrityReport: Hashable, Sendable {
    /// In SQLite's words, at most a hundred of each kind.
    public let problems: [String]
    public var isSound: Bool { problems.isEmpty }
}

/// How far a checkpoint goes; new kinds may be added.
public struct CheckpointMode: Hashable, Sendable {
    let value: Int32
    /// What can be moved without waiting for anybody.
    public static let passive = CheckpointMode(value: SQLITE_CHECKPOINT_PASSIVE)
    /// Everything, waiting for readers up to the deadline.
    public static let full = CheckpointMode(value: SQLITE_CHECKPOINT_FULL)
    /// Everything, and the log file is emptied.
    public static let truncate = CheckpointMode(value: SQLITE_CHECKPOINT_TRUNCATE)
}

extension Database {
    /// Reads the whole file and checks its structure, its indexes and its foreign keys.
    public func integrityCheck() throws -> IntegrityReport {
        var problems = try map("PRAGMA integrity_check(100)") { try $0.get(0, as: String.self) }
        if problems == ["ok"] { problems = [] }
        var broken = 0
        try forEach("PRAGMA foreign_key_check") { row in
            broken += 1
            guard broken <= 100 else { return }
            let row = (
                table: try row.get("table", as: String.self), id: try row.get("rowid", as: Int64?.self),
                parent: try row.get("parent", as: String.self)
            )
            let place = row.id.map { "row \($0) of \(row.table)" } ?? "a row of \(row.table)"
            problems.append("\(place) refers to a row of \(row.parent) that does not exist")
        }
        return IntegrityReport(problems: problems)
    }

    /// Moves the write-ahead log into the database file; true when all of it was moved.
    @discardableResult
    public func checkpoint(_ mode: CheckpointMode = .passive) throws -> Bool {
        let connection = try handle()
        return try retryingWhileBusy {
            var frames: Int32 = 0
            var moved: Int32 = 0
            let result = sqlite3_wal_checkpoint_v2(connection, nil, mode.value, &frames, &moved)
            guard result == SQLITE_OK || (result == SQLITE_BUSY && mode == .passive) else { throw failure(result) }
            return frames == moved
        }
    }

    /// Rewrites the file without its free pages; needs as much room again while it runs.
    public func vacuum() throws {
        guard transaction.depth == 0 else {
            throw DatabaseError(.misuse, "VACUUM does not run inside a transaction", path: path)
        }
        try control("VACUUM")
    }
}
