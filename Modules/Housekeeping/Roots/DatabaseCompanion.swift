import Storage

/// What SQLite keeps beside a database while somebody has it open, told by its name.
enum DatabaseCompanion {
    private static let databases = [".sqlite3", ".db"]

    static func isSharedMemory(_ path: TreePath) -> Bool { isCompanion(path, "-shm") }

    /// A write-ahead log without content says nothing: it comes when a database is looked at, and goes by itself.
    static func isEmptyLog(_ path: TreePath, size: Int64) -> Bool { size == 0 && isCompanion(path, "-wal") }

    private static func isCompanion(_ path: TreePath, _ suffix: String) -> Bool {
        databases.contains {
            (path.bytes.suffix($0.utf8.count + suffix.utf8.count)).elementsEqual("\($0)\(suffix)".utf8)
        }
    }
}
