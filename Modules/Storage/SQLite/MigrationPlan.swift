/// Every version of a schema that a program knows, and how a file gets to the latest.
///
/// Each step is one transaction with the new version in it, so a file is always at a version that somebody has named.
/// Several processes may start at once: the version is read again under the write lock, and each step is made once. A
/// version is never lowered.
public struct MigrationPlan: Sendable {
    /// What `migrate` did.
    public struct Outcome: Hashable, Sendable {
        public let from: Int64
        public let to: Int64
        /// The versions that this call made, in order; another process may have made the others.
        public let applied: [Int64]

        public init(from: Int64, to: Int64, applied: [Int64]) {
            self.from = from
            self.to = to
            self.applied = applied
        }
    }

    public let migrations: [Migration]
    private let marker: VersionMarker
    private let fresh: Migration?

    /// - Parameters:
    ///   - migrations: in rising order of version.
    ///   - fresh: makes the latest schema in one step where there are no tables at all.
    public init(_ marker: VersionMarker, _ migrations: [Migration], fresh: Migration? = nil) {
        self.marker = marker
        self.migrations = migrations
        self.fresh = fresh
    }

    /// The version that the plan leads to.
    public var latest: Int64 { migrations.last?.version ?? fresh?.version ?? 0 }

    /// The version that a file has, for a reader, which does not migrate; a newer one than is known is an error.
    public func version(of database: Database) throws -> Int64 {
        let version = try marker.read(database)
        guard version <= latest else { throw newer(version, database) }
        return version
    }

    /// Brings the file to the latest version.
    ///
    /// Foreign keys are not enforced while a step rebuilds tables (sqlite.org/lang_altertable.html#otheralter); before
    /// it is committed, they and the whole file are checked.
    @discardableResult
    public func migrate(_ database: Database) throws -> Outcome {
        try checkOrder(database)
        let start = try version(of: database)
        guard start < latest else { return Outcome(from: start, to: start, applied: []) }
        guard database.transaction.depth == 0 else {
            throw DatabaseError(
                .misuse, "migrations are transactions of their own: not inside another", path: database.path)
        }
        try database.execute("PRAGMA foreign_keys = OFF")
        defer { _ = try? database.execute("PRAGMA foreign_keys = ON") }
        var applied: [Int64] = []
        while let made = try database.write({ try step($0) }) { applied.append(made) }
        return Outcome(from: start, to: try version(of: database), applied: applied)
    }

    /// Makes the next version; nil when there is none to make.
    private func step(_ database: Database) throws -> Int64? {
        let current = try version(of: database)
        guard let migration = try next(after: current, database) else { return nil }
        do {
            try migration.apply(database)
            let marked = try marker.read(database)
            guard marked <= migration.version else {
                throw DatabaseError(.misuse, "it marked the later version \(marked) itself", path: database.path)
            }
            try check(database)
            try marker.write(database, migration.version)
        } catch let error as DatabaseError {
            throw error.during("migration \(migration.version) (\(migration.name)), from version \(current)")
        }
        return migration.version
    }

    private func next(after version: Int64, _ database: Database) throws -> Migration? {
        if let fresh, version == 0 {
            let tables = "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
            if try database.value(tables, as: Int.self) == 0 { return fresh }
        }
        return migrations.first { $0.version > version }
    }

    private func check(_ database: Database) throws {
        let report = try database.integrityCheck()
        guard let problem = report.problems.first else { return }
        throw DatabaseError(
            .corrupt, "\(problem)" + (report.problems.count > 1 ? " (and \(report.problems.count - 1) more)" : ""),
            path: database.path, remedy: "the step was undone; the file is at the version it had")
    }

    private func checkOrder(_ database: Database) throws {
        for (earlier, later) in zip(migrations, migrations.dropFirst()) where earlier.version >= later.version {
            throw DatabaseError(
                .misuse, "the migrations \(earlier.version) and \(later.version) are out of order", path: database.path)
        }
        guard migrations.first.map({ $0.version > 0 }) ?? true, fresh.map({ $0.version == latest }) ?? true else {
            throw DatabaseError(
                .misuse, "versions start at 1, and the fresh schema has the latest, \(latest)", path: database.path)
        }
    }

    private func newer(_ version: Int64, _ database: Database) -> DatabaseError {
        DatabaseError(
            .newer, "its schema has version \(version), and this program knows versions up to \(latest)",
            path: database.path,
            remedy: "use a program that knows version \(version), or move the file away; nothing was changed")
    }
}
