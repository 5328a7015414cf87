import Foundation
import Harness
import StateRoots
import Storage
import Testing

@Suite("Opening a database") struct DatabaseOpeningTests {
    let folder: DatabaseFolder
    init() throws { folder = try DatabaseFolder() }

    private func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.directory.path)/\(name)")
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test("A new database and its log are for the owner alone")
    func newFilesArePrivate() throws {
        let database = try folder.openWithItems()
        for name in ["state.db", "state.db-wal", "state.db-shm"] { #expect(try mode(name) == 0o600, "\(name)") }
        database.close()
        #expect(try folder.directory.inventory().keys.sorted() == ["state.db"])
    }

    @Test("A writer has the settings that the options name, and the strict ones")
    func writerSettings() throws {
        let database = try folder.open("state.db", DatabaseOptions(durability: .full))
        #expect(try database.value("PRAGMA journal_mode", as: String.self) == "wal")
        #expect(try database.value("PRAGMA synchronous", as: Int.self) == 2)
        #expect(try database.value("PRAGMA foreign_keys", as: Bool.self))
        #expect(try database.value("PRAGMA temp_store", as: Int.self) == 2)
        #expect(try !database.value("PRAGMA trusted_schema", as: Bool.self))
        #expect(try database.value("PRAGMA cell_size_check", as: Bool.self))
        #expect(try folder.open("other.db").value("PRAGMA synchronous", as: Int.self) == 1)
    }

    @Test("The schema cannot be edited behind SQLite's back")
    func defensive() throws {
        let database = try folder.openWithItems()
        try database.execute("PRAGMA writable_schema = ON")
        #expect(DatabaseError.caught { try database.execute("DELETE FROM sqlite_schema") } != nil)
        #expect(try database.value("SELECT count(*) FROM sqlite_schema", as: Int.self) == 2)
    }

    @Test("Text in double quotes is a name and never a string by mistake")
    func doubleQuotes() throws {
        let database = try folder.openWithItems()
        #expect(DatabaseError.caught { try database.execute("SELECT \"no such column\" FROM item") }?.code == .sql)
    }

    @Test("A reader sees what is there and changes nothing", arguments: [false, true])
    func reader(external: Bool) throws {
        let writer = try folder.openWithItems()
        try writer.execute("INSERT INTO item (name) VALUES ('one')")
        let reader = try external ? Database.openForReading(folder.external()) : .openForReading(folder.path())
        #expect(try reader.value("SELECT name FROM item", as: String.self) == "one")
        #expect(DatabaseError.caught { try reader.execute("DELETE FROM item") }?.code == .readOnly)
        #expect(DatabaseError.caught { try reader.script("DELETE FROM item") }?.code == .readOnly)
        #expect(DatabaseError.caught { try reader.write { _ in } }?.code == .readOnly)
        #expect(try reader.value("PRAGMA query_only", as: Bool.self))
        #expect(try writer.value("SELECT count(*) FROM item", as: Int.self) == 1)
    }

    @Test("A reader makes no file where there is none")
    func readerOfNothing() throws {
        let error = DatabaseError.caught { _ = try Database.openForReading(folder.path()) }
        #expect(error?.code == .cannotOpen)
        #expect(try folder.directory.inventory().isEmpty)
    }

    @Test("An empty file is an empty database, to a writer and to a reader")
    func emptyFile() throws {
        try folder.directory.write("state.db", "")
        let count = "SELECT count(*) FROM sqlite_schema"
        #expect(try Database.openForReading(folder.path()).value(count, as: Int.self) == 0)
        #expect(try folder.open().value(count, as: Int.self) == 0)
    }

    @Test("A file that is no database is refused and left as it is", arguments: [true, false])
    func noDatabase(forReading: Bool) throws {
        let text = String(repeating: "This is a text of somebody's. ", count: 100)
        try folder.directory.write("state.db", text)
        let before = try folder.directory.inventory()
        let error = DatabaseError.caught { _ = try forReading ? Database.openForReading(folder.path()) : folder.open() }
        #expect(error?.code == .notADatabase)
        #expect(error?.path == "\(folder.directory.path)/state.db")
        #expect(error?.remedy != nil)
        #expect(try folder.directory.inventory() == before)
    }

    @Test("A damaged file is refused when it is opened, or found by the check")
    func damage() throws {
        let database = try folder.openWithItems()
        for number in 0..<500 { try database.execute("INSERT INTO item (name) VALUES (?)", ["name \(number)"]) }
        database.close()
        var bytes = try folder.directory.read("state.db")
        for index in stride(from: 4096, to: bytes.count, by: 61) { bytes[index] = 0xA5 }
        try folder.directory.write("state.db", bytes)
        let error = DatabaseError.caught {
            let damaged = try folder.open()
            #expect(try !damaged.integrityCheck().isSound)
            _ = try damaged.map("SELECT * FROM item ORDER BY name") { try $0.get("name", as: String.self) }
        }
        #expect(error?.code == .corrupt)
    }

    @Test(
        "Links, directories, pipes and missing folders are refused",
        arguments: ["link", "dangling", "directory", "pipe"])
    func otherNodes(kind: String) throws {
        let place = "\(folder.directory.path)/state.db"
        let manager = FileManager.default
        switch kind {
        case "link":
            try folder.open("target.db").close()
            try manager.createSymbolicLink(atPath: place, withDestinationPath: "target.db")
        case "dangling": try manager.createSymbolicLink(atPath: place, withDestinationPath: "nothing.db")
        case "directory": try manager.createDirectory(atPath: place, withIntermediateDirectories: false)
        default: #expect(mkfifo(place, 0o600) == 0)
        }
        let before = try folder.directory.inventory()
        #expect(DatabaseError.caught { _ = try folder.open() }?.code == .cannotOpen)
        #expect(DatabaseError.caught { _ = try Database.openForReading(folder.path()) }?.code == .cannotOpen)
        #expect(try folder.directory.inventory() == before)
    }

    @Test("A link on the way below the root is not followed")
    func linkedFolder() throws {
        try folder.directory.write("real/keep", "")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.directory.path)/linked", withDestinationPath: "real")
        let path = try folder.path("linked").child(PathSegment("state.db"))
        let before = try folder.directory.inventory()
        #expect(DatabaseError.caught { _ = try Database.open(path) }?.code == .cannotOpen)
        #expect(DatabaseError.caught { _ = try Database.openForReading(path) }?.code == .cannotOpen)
        #expect(try folder.directory.inventory() == before)
    }

    @Test("A log that is a link is not written through")
    func linkedLog() throws {
        try folder.openWithItems().close()
        try folder.directory.write("victim", "precious")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.directory.path)/state.db-wal", withDestinationPath: "victim")
        #expect(DatabaseError.caught { try folder.open().execute("INSERT INTO item (name) VALUES ('x')") } != nil)
        #expect(try folder.directory.read("victim") == Array("precious".utf8))
    }

    @Test("A missing folder is made for the owner alone by a writer, and by no reader")
    func missingFolder() throws {
        let path = try folder.path("missing").child(PathSegment("state.db"))
        #expect(DatabaseError.caught { _ = try Database.openForReading(path) }?.code == .cannotOpen)
        #expect(try folder.directory.inventory().isEmpty)
        try Database.open(path).close()
        #expect(try mode("missing") == 0o700)
        #expect(try mode("missing/state.db") == 0o600)
    }

    @Test("A closed database refuses everything and may be closed again")
    func closed() throws {
        let database = try folder.openWithItems()
        database.close()
        database.close()
        #expect(DatabaseError.caught { try database.execute("SELECT 1") }?.code == .misuse)
        #expect(DatabaseError.caught { try database.write { _ in } }?.code == .misuse)
    }

    @Test("Closing inside a loop ends it with an error and leaves a sound file")
    func closedInsideALoop() throws {
        let database = try folder.openWithItems()
        try database.script("INSERT INTO item (name) VALUES ('a'); INSERT INTO item (name) VALUES ('b')")
        let error = DatabaseError.caught { try database.forEach("SELECT * FROM item") { _ in database.close() } }
        #expect(error?.code == .misuse)
        #expect(try folder.open().integrityCheck().isSound)
    }
}
