public import Storage

/// `flows.db`: the runs of a repository, with their events and artifacts.
///
/// A connection that belongs to one thread at a time, like the `Database` under it. A file is opened at the version it
/// has, is never brought to another except from 1 to 2, and is never replaced.
public final class FlowStore {
    let database: Database
    /// How many events of the chatty types each run keeps.
    let cap: Int
    /// As many as earlier car versions keep.
    public static let standardCap = 10_000
    /// The version of the tables.
    public let version: Int64

    private init(_ database: Database, version: Int64, cap: Int) {
        self.database = database
        self.version = version
        self.cap = cap
    }

    /// Opens the store to read and write, and makes it where there is none.
    ///
    /// - Parameter cap: how many events of the chatty types each run keeps.
    public static func open(
        _ path: DurablePath, durability: DatabaseOptions.Durability = .normal, cap: Int = FlowStore.standardCap
    ) throws -> FlowStore {
        // Read first: opening to write would already change a file that is not ours to change.
        if try SafeFile.stamp(of: path) != nil {
            let found = try Database.openForReading(path)
            defer { found.close() }
            _ = try FlowSchema.inspect(found)
        }
        let database = try Database.open(path, DatabaseOptions(durability: durability))
        do {
            return FlowStore(database, version: try FlowSchema.prepare(database), cap: cap)
        } catch {
            database.close()
            throw error
        }
    }

    /// Opens the store to read; nil when there is none, or one in which nothing has been written.
    public static func openForReading(_ path: DurablePath) throws -> FlowStore? {
        guard try SafeFile.stamp(of: path) != nil else { return nil }
        let database = try Database.openForReading(path)
        do {
            guard case .version(let version) = try FlowSchema.inspect(database) else {
                database.close()
                return nil
            }
            return FlowStore(database, version: version, cap: 0)
        } catch {
            database.close()
            throw error
        }
    }

    /// Closes the file; a second call does nothing.
    public func close() { database.close() }

    /// What a check of the whole file finds.
    public func integrityCheck() throws -> IntegrityReport { try database.integrityCheck() }

    /// Runs `body` in one transaction: all that it writes is there afterwards, or nothing.
    @discardableResult
    public func transaction<Value>(_ body: () throws -> Value) throws -> Value {
        try database.write { _ in try body() }
    }
}

@available(*, unavailable, message: "a FlowStore belongs to one thread: open another")
extension FlowStore: Sendable {}
