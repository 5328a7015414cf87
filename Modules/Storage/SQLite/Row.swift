import CSQLite

/// One row, lent for the length of a closure: it cannot be kept, only read.
///
/// Reading is strict. Asking for another type than the column holds is an error that names the column, not a zero.
public struct Row: ~Copyable {
    private let statement: Statement

    // Inlined and specialised, this stops the optimiser of Swift 6.3.1 ("cannot initialize a nonCopyable type with a
    // guaranteed value").
    @inline(never)
    init(_ statement: consuming Statement) { self.statement = statement }

    public var columnCount: Int { statement.columnCount }
    /// The names that the statement gives its columns, in order.
    public var columnNames: [String] { statement.columnNames }

    /// The value of a column as a type: `Int64.self`, `String?.self`, an enumeration of the caller's.
    public func get<Value: SQLiteConvertible>(
        _ column: Int, as type: Value.Type = Value.self
    ) throws(DatabaseError) -> Value {
        let stored = try value(column)
        guard let value = Value(sqliteValue: stored) else {
            throw statement.error(
                .mismatch, "\(label(column)) holds \(stored.storageClass), which is not what was asked for: \(type)")
        }
        return value
    }

    /// The value of the one column with this name.
    public func get<Value: SQLiteConvertible>(
        _ column: String, as type: Value.Type = Value.self
    ) throws(DatabaseError) -> Value {
        try get(try index(of: column), as: type)
    }

    /// The value of a column as it is stored.
    public func value(_ column: Int) throws(DatabaseError) -> SQLiteValue {
        let index = try checked(column)
        switch sqlite3_column_type(statement.handle, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement.handle, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement.handle, index))
        case SQLITE_TEXT:
            guard let text = String(validating: try bytes(column), as: UTF8.self) else {
                throw statement.error(
                    .mismatch, "\(label(column)) holds text that is not UTF-8",
                    remedy: "something else wrote it: correct it, or read it as bytes")
            }
            return .text(text)
        case SQLITE_BLOB: return .blob(try bytes(column))
        default: return .null
        }
    }

    /// The bytes of a text or a blob, valid UTF-8 or not; none for NULL.
    public func bytes(_ column: Int) throws(DatabaseError) -> [UInt8] {
        let index = try checked(column)
        switch sqlite3_column_type(statement.handle, index) {
        case SQLITE_TEXT, SQLITE_BLOB, SQLITE_NULL:
            // Text is asked for as text: a file may keep it as UTF-16, and SQLite converts it.
            let isText = sqlite3_column_type(statement.handle, index) == SQLITE_TEXT
            let start =
                isText
                ? UnsafeRawPointer(sqlite3_column_text(statement.handle, index))
                : sqlite3_column_blob(statement.handle, index)
            let count = Int(sqlite3_column_bytes(statement.handle, index))
            return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
        case let other:
            throw statement.error(
                .mismatch, "\(label(column)) holds \(other == SQLITE_INTEGER ? "INTEGER" : "REAL"), and not bytes")
        }
    }

    private func index(of name: String) throws(DatabaseError) -> Int {
        let names = statement.columnNames
        guard let index = names.firstIndex(of: name) else {
            throw statement.error(.misuse, "no column '\(name)' among \(names.joined(separator: ", "))")
        }
        guard names.lastIndex(of: name) == index else {
            throw statement.error(.misuse, "more than one column has the name '\(name)': name them apart with AS")
        }
        return index
    }

    private func checked(_ column: Int) throws(DatabaseError) -> Int32 {
        guard column >= 0, column < statement.columnCount else {
            throw statement.error(.misuse, "no column \(column): the statement has \(statement.columnCount), from 0")
        }
        return Int32(column)
    }

    private func label(_ column: Int) -> String { "column \(column) ('\(statement.columnNames[column])')" }
}
