import Storage

extension Database {
    /// The names of its tables; none in a file that nobody has written to yet.
    func tableNames() throws -> Set<String> {
        Set(try map("SELECT name FROM sqlite_schema WHERE type = 'table'") { try $0.get(0, as: String.self) })
    }
}
