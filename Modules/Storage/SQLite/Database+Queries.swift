import CSQLite

extension Database {
    /// Runs one statement to its end and says how many rows it changed; rows that it returns are passed over.
    @discardableResult
    public func execute(_ sql: String, _ parameters: SQLiteParameters = .none) throws -> Int {
        try withStatement(sql) { statement in
            try begin(statement, parameters)
            let before = sqlite3_total_changes64(try handle())
            while try step(statement) {}
            // DDL leaves the count of the last change standing.
            return sqlite3_total_changes64(try handle()) == before ? 0 : Int(sqlite3_changes64(try handle()))
        }
    }

    /// Runs several statements without parameters, one after the other: a schema.
    ///
    /// They are not one transaction unless called inside `write`.
    public func script(_ sql: String) throws(DatabaseError) {
        var rest = sql
        while true {
            let (statement, tail) = try prepare(rest, persistent: false)
            guard let statement else { return }
            try begin(statement, .none)
            while try step(statement) {}
            rest = tail
        }
    }

    /// Lends every row of the result, in order.
    public func forEach(
        _ sql: String, _ parameters: SQLiteParameters = .none, _ body: (borrowing Row) throws -> Void
    ) throws {
        try withStatement(sql) { statement in
            try begin(statement, parameters)
            while try step(statement) { try body(Row(statement)) }
        }
    }

    /// What `body` makes of every row of the result, in order.
    public func map<Value>(
        _ sql: String, _ parameters: SQLiteParameters = .none, _ body: (borrowing Row) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try forEach(sql, parameters) { values.append(try body($0)) }
        return values
    }

    /// What `body` makes of the first row, or nil where there is none; later rows are not read.
    public func first<Value>(
        _ sql: String, _ parameters: SQLiteParameters = .none, _ body: (borrowing Row) throws -> Value
    ) throws -> Value? {
        try withStatement(sql) { statement in
            try begin(statement, parameters)
            return try step(statement) ? try body(Row(statement)) : nil
        }
    }

    /// What `body` makes of the only row; none, or a second one, is an error.
    public func one<Value>(
        _ sql: String, _ parameters: SQLiteParameters = .none, _ body: (borrowing Row) throws -> Value
    ) throws -> Value {
        try withStatement(sql) { statement in
            try begin(statement, parameters)
            guard try step(statement) else {
                throw statement.error(.rowCount, "one row was expected, and there is none")
            }
            let value = try body(Row(statement))
            guard try !step(statement) else {
                throw statement.error(.rowCount, "one row was expected, and there are more")
            }
            return value
        }
    }

    /// The only column of the only row, as with `SELECT count(*)`.
    public func value<Value: SQLiteConvertible>(
        _ sql: String, _ parameters: SQLiteParameters = .none, as type: Value.Type = Value.self
    ) throws -> Value {
        try one(sql, parameters) { row in try row.get(0, as: type) }
    }

    /// The checks before a statement runs, and its values.
    private func begin(_ statement: Statement, _ parameters: SQLiteParameters) throws(DatabaseError) {
        try checkStillOpen()
        guard statement.isReadOnly || !(isReadOnly || transaction.isReading) else {
            throw statement.error(
                .readOnly, isReadOnly ? "it was opened for reading" : "a change inside `read`: use `write`")
        }
        try statement.bind(parameters)
    }
}
