import CSQLite

/// What is open on a connection.
struct TransactionState {
    /// 0 outside, 1 in a transaction, more in savepoints within it.
    var depth = 0
    /// Begun by `read`.
    var isReading = false
}

extension Database {
    /// Runs `body` in a transaction: all of its changes are made, or, when it throws, none.
    ///
    /// The write lock is taken at the start (`BEGIN IMMEDIATE`), so a transaction that has begun is not refused in its
    /// middle because another connection wrote meanwhile. Inside another `write` it is a savepoint: its changes go
    /// together, and become permanent with the outer one.
    @discardableResult
    public func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
        guard !isReadOnly else { throw DatabaseError(.readOnly, "it was opened for reading", path: path) }
        guard !transaction.isReading else {
            throw DatabaseError(.readOnly, "a change was begun inside `read`: begin with `write`", path: path)
        }
        return try transaction.depth == 0 ? outermost("BEGIN IMMEDIATE", body) : savepoint(body)
    }

    /// Runs `body` on one unchanging state of the database, whatever others write meanwhile.
    ///
    /// Inside `write` it sees that transaction's own changes.
    @discardableResult
    public func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        guard transaction.depth == 0 else {
            try checkStillOpen()
            return try body(self)
        }
        transaction.isReading = true
        defer { transaction.isReading = false }
        return try outermost("BEGIN DEFERRED", body)
    }

    private func outermost<Value>(_ begin: String, _ body: (Database) throws -> Value) throws -> Value {
        try control(begin)
        transaction.depth = 1
        defer { transaction.depth = 0 }
        do {
            let value = try body(self)
            try checkStillOpen()
            try control("COMMIT")
            return value
        } catch {
            // SQLite has already rolled back after the gravest errors; closing does it too.
            if isInTransaction { try? control("ROLLBACK") }
            throw error
        }
    }

    private func savepoint<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try checkStillOpen()
        let name = "level_\(transaction.depth)"
        try control("SAVEPOINT \(name)")
        transaction.depth += 1
        defer { transaction.depth -= 1 }
        do {
            let value = try body(self)
            try checkStillOpen()
            try control("RELEASE \(name)")
            return value
        } catch {
            if isInTransaction {
                try? control("ROLLBACK TO \(name)")
                try? control("RELEASE \(name)")
            }
            throw error
        }
    }

    /// Whether SQLite itself is in a transaction.
    private var isInTransaction: Bool { (try? handle()).map { sqlite3_get_autocommit($0) == 0 } ?? false }

    /// Refuses to go on where SQLite rolled the transaction back after an error that the caller passed over: what came
    /// next would be committed one by one.
    func checkStillOpen() throws(DatabaseError) {
        guard transaction.depth == 0 || isInTransaction else {
            throw DatabaseError(
                .aborted, "the transaction was rolled back after an earlier error, and nothing of it was written",
                path: path)
        }
    }
}
