/// Where a database says which version its schema has; every format has its own place for it.
public struct VersionMarker: Sendable {
    /// The version, and 0 where the mark has never been made.
    let read: @Sendable (Database) throws -> Int64
    let write: @Sendable (Database, Int64) throws -> Void

    public init(
        read: @escaping @Sendable (Database) throws -> Int64,
        write: @escaping @Sendable (Database, Int64) throws -> Void
    ) {
        self.read = read
        self.write = write
    }

    /// The number that SQLite keeps in the file's header for this purpose.
    public static let userVersion = VersionMarker(
        read: { try $0.value("PRAGMA user_version") },
        write: { database, version in
            guard let version = Int32(exactly: version) else {
                throw DatabaseError(
                    .tooBig, "the version \(version) does not fit into user_version", path: database.path)
            }
            try database.execute("PRAGMA user_version = \(version)")
        })

    /// A table with one row, made when the first version is marked: `schema_info(version)`.
    public static func table(_ table: String, column: String = "version") -> VersionMarker {
        let name = quoted(table)
        let column = quoted(column)
        return VersionMarker(
            read: { database in
                let isThere = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?"
                guard try database.value(isThere, [table], as: Int.self) > 0 else { return 0 }
                return try database.value("SELECT max(\(column)) FROM \(name)", as: Int64?.self) ?? 0
            },
            write: { database, version in
                try database.execute("CREATE TABLE IF NOT EXISTS \(name) (\(column) INTEGER NOT NULL PRIMARY KEY)")
                try database.execute("DELETE FROM \(name)")
                try database.execute("INSERT INTO \(name) (\(column)) VALUES (?)", [version])
            })
    }

    private static func quoted(_ name: String) -> String {
        var result = "\""
        // Scalar by scalar: a quote and an accent behind it are one `Character`.
        for scalar in name.unicodeScalars { result += scalar == "\"" ? "\"\"" : String(scalar) }
        return result + "\""
    }
}
