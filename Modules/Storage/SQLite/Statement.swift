import CSQLite

/// A prepared statement, finalised when the last reference goes.
final class Statement {
    let handle: OpaquePointer
    let sql: String
    let path: String
    let parameterCount: Int
    /// Whether it leaves the database file as it is.
    let isReadOnly: Bool
    private var names: [String]?

    init(_ handle: OpaquePointer, sql: String, path: String) {
        self.handle = handle
        self.sql = sql
        self.path = path
        parameterCount = Int(sqlite3_bind_parameter_count(handle))
        isReadOnly = sqlite3_stmt_readonly(handle) != 0
    }

    deinit { sqlite3_finalize(handle) }

    /// Ready for the next use, holding no lock and none of the last values.
    func reset() {
        sqlite3_reset(handle)
        if parameterCount > 0 { sqlite3_clear_bindings(handle) }
        // SQLite prepares anew when the schema has changed, and then `*` may stand for other columns.
        names = nil
    }

    var columnCount: Int { Int(sqlite3_column_count(handle)) }

    var columnNames: [String] {
        if let names { return names }
        let found = (0..<sqlite3_column_count(handle)).map { index in
            sqlite3_column_name(handle, index).map { String(cString: $0) } ?? ""
        }
        names = found
        return found
    }

    func error(_ code: DatabaseError.Code, _ message: String, remedy: String? = nil) -> DatabaseError {
        DatabaseError(code, message, path: path, sql: sql, remedy: remedy)
    }
}
