import CSQLite

/// A connection to one SQLite database, confined to one thread at a time.
///
/// The confinement is the type: a `Database` is not `Sendable`, so the compiler refuses to share it between threads. It
/// may be *sent* to another by an owner that keeps no reference, and only its `interruptHandle` may be used from
/// elsewhere. Every call blocks until the work is done, up to the deadline for locks, so none belongs on Swift's
/// cooperative pool: a caller that is async uses a `DatabaseThread`, or a thread that may block.
///
/// While a database is open nothing else in the process may open and close its file: closing any descriptor of a file
/// drops all POSIX locks that the process holds on it.
public final class Database {
    /// Where the file is.
    public let path: String
    /// Opened for reading: every change is refused.
    public let isReadOnly: Bool
    /// Stops the running statement from another thread.
    public let interruptHandle: InterruptHandle

    private var connection: OpaquePointer?
    private var cache: StatementCache
    private let busy: BusyWait
    private let policy = SQLPolicy()
    /// What is open on this connection; changed by `read` and `write` alone.
    var transaction = TransactionState()

    /// Takes over an open connection, which is closed when this object goes.
    init(_ connection: OpaquePointer, path: String, isReadOnly: Bool, options: DatabaseOptions) {
        self.connection = connection
        self.path = path
        self.isReadOnly = isReadOnly
        cache = StatementCache(capacity: options.statementCacheCapacity)
        interruptHandle = InterruptHandle(connection)
        busy = BusyWait(
            timeout: options.busyTimeout, interrupt: interruptHandle, now: { ContinuousClock.now },
            sleep: { sqlite3_sleep(Int32(clamping: max(1, $0.inMilliseconds))) })
        busy.install(on: connection)
        policy.install(on: connection)
    }

    deinit { close() }

    /// Closes the file; a second call does nothing.
    ///
    /// The last connection to close folds the write-ahead log into it.
    public func close() {
        guard let connection else { return }
        interruptHandle.disconnect()
        cache.removeAll()
        // A loop that is still running keeps the connection alive until its statement is finalised, without us.
        sqlite3_busy_handler(connection, nil, nil)
        sqlite3_set_authorizer(connection, nil, nil)
        self.connection = nil
        sqlite3_close_v2(connection)
    }

    /// The row id that the last INSERT on this connection gave.
    public var lastInsertedRowID: Int64 { connection.map { sqlite3_last_insert_rowid($0) } ?? 0 }

    /// Prepared statements that are kept at the moment.
    public var cachedStatementCount: Int { cache.count }

    // MARK: What the other files of this folder build on

    func handle() throws(DatabaseError) -> OpaquePointer {
        guard let connection else { throw DatabaseError(.misuse, "it is closed already", path: path) }
        return connection
    }

    /// The failure that SQLite has just reported.
    func failure(_ result: Int32, sql: String? = nil) -> DatabaseError {
        var extended = result
        var message = String(cString: sqlite3_errstr(result))
        if let connection {
            let latest = sqlite3_extended_errcode(connection)
            if latest & 0xFF == result & 0xFF {
                extended = latest
                message = String(cString: sqlite3_errmsg(connection))
            }
        }
        if result & 0xFF == SQLITE_BUSY, busy.wasInterrupted {
            return DatabaseError(.interrupted, "interrupted while waiting for a lock", path: path, sql: sql)
        }
        let code = DatabaseError.Code(result: result)
        return DatabaseError(
            code, message, path: path, sql: sql, extendedCode: extended,
            waited: code == .busy ? busy.waited ?? .zero : nil,
            remedy: code == .denied ? "use the functions of Database for transactions and for other files" : nil)
    }

    /// Runs `body` with a statement from the cache or a new one, and resets it on every way out.
    func withStatement<Value>(_ sql: String, _ body: (Statement) throws -> Value) throws -> Value {
        let statement = try cache.take(sql) ?? prepareOnly(sql)
        defer {
            statement.reset()
            if connection != nil { cache.put(statement) }
        }
        return try body(statement)
    }

    /// Prepares the first statement of `sql`, giving back what follows it; nil where only blanks and comments are left.
    func prepare(_ sql: String, persistent: Bool) throws(DatabaseError) -> (statement: Statement?, rest: String) {
        let connection = try handle()
        guard !sql.utf8.contains(0) else { throw DatabaseError(.misuse, "the SQL contains a NUL", path: path) }
        busy.reset()
        var prepared: OpaquePointer?
        var rest = ""
        let flags = persistent ? UInt32(SQLITE_PREPARE_PERSISTENT) : 0
        let result = sql.withCString { start in
            var tail: UnsafePointer<CChar>?
            let result = sqlite3_prepare_v3(connection, start, -1, flags, &prepared, &tail)
            if let tail { rest = String(cString: tail) }
            return result
        }
        guard result == SQLITE_OK else { throw failure(result, sql: sql) }
        // The cache knows a statement by the whole text; of a script each has its own part.
        let text = persistent || rest.isEmpty ? sql : String(sql.utf8.prefix(sql.utf8.count - rest.utf8.count)) ?? sql
        return (prepared.map { Statement($0, sql: text, path: path) }, rest)
    }

    private func prepareOnly(_ sql: String) throws(DatabaseError) -> Statement {
        let (statement, rest) = try prepare(sql, persistent: true)
        guard let statement else {
            throw DatabaseError(.misuse, "there is no statement in the SQL", path: path, sql: sql)
        }
        guard rest.isEmpty ? true : try prepare(rest, persistent: false).statement == nil else {
            throw DatabaseError(
                .misuse, "there is more than one statement in the SQL: `script` runs several", path: path, sql: sql)
        }
        return statement
    }

    /// Advances to the next row; false when there is none.
    func step(_ statement: Statement) throws(DatabaseError) -> Bool {
        _ = try handle()
        busy.reset()
        switch sqlite3_step(statement.handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let result: throw failure(result, sql: statement.sql)
        }
    }

    /// Runs a statement of the wrapper's own, which may control transactions.
    func control(_ sql: String) throws {
        try trusting { try withStatement(sql) { statement in while try step(statement) {} } }
    }

    /// Lets what `body` runs control transactions and open other files.
    func trusting<Value>(_ body: () throws -> Value) rethrows -> Value { try policy.trusting(body) }

    /// Repeats what SQLite refuses without asking the busy handler, until the deadline.
    func retryingWhileBusy<Value>(_ body: () throws -> Value) throws -> Value {
        let wait = busy.another()
        while true {
            do {
                return try body()
            } catch let error as DatabaseError where error.code == .busy || error.code == .locked {
                guard wait.shouldRetry() else { throw wait.wasInterrupted ? error : error.after(waiting: wait.waited) }
            }
        }
    }
}

@available(*, unavailable, message: "a Database belongs to one thread; share its DatabaseThread instead")
extension Database: Sendable {}
