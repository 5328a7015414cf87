import CSQLite
public import StateRoots

extension Database {
    /// Opens a database to read and write, making an empty one (0600) where there is none.
    ///
    /// Directories on the way are made (0700). No link is followed below the root of `path`: one there is refused.
    public static func open(_ path: DurablePath, _ options: DatabaseOptions = .standard) throws -> Database {
        try DatabaseFile.prepare(path.placement)
        return try connect(path.description, readOnly: false, options)
    }

    /// Opens a database that must exist, to read.
    ///
    /// The database itself stays as it is. In write-ahead mode SQLite coordinates readers through a file beside it
    /// (`-shm`), which it makes where there is none. Where this process may not make it, a database without a log is read
    /// as it stands: whoever may write there should be at rest meanwhile. One with a log is refused.
    public static func openForReading(_ path: DurablePath, _ options: DatabaseOptions = .standard) throws -> Database {
        try openForReading(path.placement, options)
    }

    /// Opens somebody else's database that must exist, to read.
    public static func openForReading(_ path: ExternalPath, _ options: DatabaseOptions = .standard) throws -> Database {
        try openForReading(path.placement, options)
    }

    private static func openForReading(_ placement: Placement, _ options: DatabaseOptions) throws -> Database {
        try DatabaseFile.require(placement)
        do {
            return try connect(placement.description, readOnly: true, options)
        } catch let error as DatabaseError where error.code == .readOnly || error.code == .cannotOpen {
            switch try ReadingWithoutLog(placement) {
            case .notNeeded: throw error
            case .refused(let refusal): throw refusal
            case .asItStands:
                return try connect(placement.description, readOnly: true, unchanging: true, options)
            }
        }
    }

    private static func connect(
        _ path: String, readOnly: Bool, unchanging: Bool = false, _ options: DatabaseOptions
    ) throws -> Database {
        let connection = try DatabaseFile.connect(path, readOnly: readOnly, unchanging: unchanging)
        let database = Database(connection, path: path, isReadOnly: readOnly, options: options)
        try database.harden()
        // Loads the schema, so that a file that is no database is refused here and not at some later statement.
        _ = try database.value("SELECT count(*) FROM sqlite_schema", as: Int64.self)
        if readOnly {
            try database.execute("PRAGMA query_only = ON")
        } else {
            try database.useWriteAheadLog()
            try database.execute("PRAGMA synchronous = \(options.durability.pragma)")
            if let bytes = options.maximumSize { try database.limit(to: bytes) }
        }
        return database
    }

    /// Settings that make the connection strict: a file is foreign input, even one of ours.
    private func harden() throws {
        let connection = try handle()
        // sqlite.org/security.html; and "text" in double quotes must be a name, not a string by mistake.
        for (flag, on) in [
            (SQLITE_DBCONFIG_DEFENSIVE, 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
            (SQLITE_DBCONFIG_DQS_DDL, 0), (SQLITE_DBCONFIG_ENABLE_FKEY, 1), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
        ] {
            let result = CSQLite_set_flag(connection, flag, Int32(on))
            guard result == SQLITE_OK else { throw failure(result) }
        }
        try execute("PRAGMA cell_size_check = ON")
        try execute("PRAGMA temp_store = MEMORY")
    }

    private func useWriteAheadLog() throws {
        // Two connections that convert a new file at once refuse one another without asking the busy handler.
        let mode = try retryingWhileBusy { try value("PRAGMA journal_mode = WAL", as: String.self) }
        guard mode == "wal" else {
            throw DatabaseError(
                .cannotOpen, "its file system does not allow a write-ahead log (the journal stays '\(mode)')",
                path: path,
                remedy: "keep the state on a local file system")
        }
    }

    private func limit(to bytes: Int) throws {
        let pageSize = try value("PRAGMA page_size", as: Int.self)
        try execute("PRAGMA max_page_count = \(max(1, bytes / max(1, pageSize)))")
    }
}
