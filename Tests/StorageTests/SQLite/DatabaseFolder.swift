import Harness
import StateRoots
import Storage

/// A directory of a test's own with the paths that lead into it.
struct DatabaseFolder {
    let directory: TemporaryDirectory
    private let catalogue: Catalogue
    private let repo: StateRoot
    private let elsewhere: StateRoot

    init() throws {
        directory = try TemporaryDirectory()
        catalogue = try Catalogue([
            Artifact("database", in: .repo, at: "<name>", kind: .database, retention: .durable, "A test's."),
            Artifact("foreign", in: .external, at: "<name>", kind: .database, retention: .durable, "A test's."),
        ])
        repo = try StateRoot(.repo, at: AbsolutePath(directory.path))
        elsewhere = try StateRoot(.external, at: AbsolutePath(directory.path))
    }

    func path(_ name: String = "state.db") throws -> DurablePath {
        try catalogue.durable("database", in: repo, ["name": PathSegment(name)])
    }

    func external(_ name: String = "state.db") throws -> ExternalPath {
        try catalogue.external("foreign", in: elsewhere, ["name": PathSegment(name)])
    }

    func open(_ name: String = "state.db", _ options: DatabaseOptions = .standard) throws -> Database {
        try Database.open(path(name), options)
    }

    /// An open database with one small table: `item (id, name, score, data)`.
    func openWithItems() throws -> Database {
        let database = try open()
        try database.execute("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE, score REAL, data BLOB)")
        return database
    }
}
