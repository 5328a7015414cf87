import Foundation
import Harness
import StateRoots
import Storage
import Testing

@Suite("Checks and copies of a database") struct DatabaseMaintenanceTests {
    let folder: DatabaseFolder
    let database: Database

    init() throws {
        folder = try DatabaseFolder()
        database = try folder.openWithItems()
        for number in 0..<200 {
            let data = [UInt8](repeating: 1, count: 400)
            try database.execute("INSERT INTO item (name, data) VALUES (?, ?)", ["name \(number)", data])
        }
    }

    private func count(_ database: Database) throws -> Int { try database.value("SELECT count(*) FROM item") }

    private func mode(_ name: String) throws -> Int? {
        let path = "\(folder.directory.path)/\(name)"
        return try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test("A sound file has no problems; a reference to nothing is one")
    func integrity() throws {
        #expect(try database.integrityCheck().isSound)
        try database.script(
            """
            PRAGMA foreign_keys = OFF;
            CREATE TABLE child (item INTEGER REFERENCES item (id));
            INSERT INTO child VALUES (9999);
            """)
        let report = try database.integrityCheck()
        #expect(report.problems.count == 1)
        #expect(report.problems.first?.contains("child") == true)
    }

    @Test("A backup is a whole database of its own, private, while the first goes on")
    func backup() throws {
        try database.backup(to: folder.path("copy.db"))
        try database.execute("DELETE FROM item")
        let copy = try folder.open("copy.db")
        #expect(try count(copy) == 200)
        #expect(try copy.integrityCheck().isSound)
        #expect(try mode("copy.db") == 0o600)
        #expect(try count(database) == 0)
    }

    @Test("A backup replaces an older one, and can be made in the middle of a transaction of another connection")
    func repeatedBackup() throws {
        try database.backup(to: folder.external("copy.db"))
        let other = try folder.open()
        try other.write { other in
            try other.execute("DELETE FROM item WHERE id > 100")
            try database.backup(to: folder.external("copy.db"))
        }
        #expect(try count(Database.openForReading(folder.path("copy.db"))) == 200)
        try database.backup(to: folder.external("copy.db"))
        #expect(try count(Database.openForReading(folder.path("copy.db"))) == 100)
    }

    @Test("Neither copy is written over a file that is no database, or through a link")
    func copiesRefuse() throws {
        let text = String(repeating: "not ours ", count: 1000)
        try folder.directory.write("text", text)
        #expect(DatabaseError.caught { try database.backup(to: folder.path("text")) }?.code == .notADatabase)
        #expect(DatabaseError.caught { try database.vacuumInto(folder.path("text")) }?.code == .cannotOpen)
        #expect(try folder.directory.read("text") == Array(text.utf8))
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.directory.path)/link", withDestinationPath: "nowhere")
        #expect(DatabaseError.caught { try database.backup(to: folder.path("link")) }?.code == .cannotOpen)
        #expect(DatabaseError.caught { try database.vacuumInto(folder.path("link")) }?.code == .cannotOpen)
        #expect(!FileManager.default.fileExists(atPath: "\(folder.directory.path)/nowhere"))
    }

    @Test("A compact copy is whole, private and smaller")
    func vacuumInto() throws {
        try database.execute("DELETE FROM item WHERE id > 10")
        try database.vacuumInto(folder.path("small.db"))
        #expect(try mode("small.db") == 0o600)
        let copy = try folder.open("small.db")
        #expect(try count(copy) == 10)
        #expect(try copy.integrityCheck().isSound)
        let pages = "PRAGMA page_count"
        #expect(try copy.value(pages, as: Int.self) < database.value(pages, as: Int.self))
    }

    @Test("A copy that fails leaves nothing behind, and a copy onto itself is refused")
    func failingCopies() throws {
        // The source is damaged behind its back, so that reading all of it fails.
        database.close()
        var bytes = try folder.directory.read("state.db")
        for index in stride(from: 8192, to: bytes.count, by: 97) { bytes[index] = 0xA5 }
        try folder.directory.write("state.db", bytes)
        let damaged = try folder.open()
        #expect(DatabaseError.caught { try damaged.vacuumInto(folder.path("copy.db")) }?.code == .corrupt)
        #expect(try folder.directory.inventory()["copy.db"] == nil)
        #expect(DatabaseError.caught { try damaged.backup(to: folder.path()) }?.code == .misuse)
    }

    @Test("Vacuum gives free pages back, and does not run inside a transaction")
    func vacuum() throws {
        try database.execute("DELETE FROM item WHERE id > 10")
        let before = try database.value("PRAGMA page_count", as: Int.self)
        #expect(DatabaseError.caught { try database.write { try $0.vacuum() } }?.code == .misuse)
        try database.vacuum()
        #expect(try database.value("PRAGMA page_count", as: Int.self) < before)
        #expect(try count(database) == 10)
    }

    @Test("A checkpoint moves the log into the file, and says so when a reader keeps it from doing so")
    func checkpoint() throws {
        #expect(try database.checkpoint(.truncate))
        #expect(try folder.directory.read("state.db-wal").isEmpty)
        let reader = try Database.openForReading(folder.path())
        try reader.read { reader in
            #expect(try count(reader) == 200)
            try database.execute("DELETE FROM item")
            #expect(try !database.checkpoint(.passive))
        }
        #expect(try database.checkpoint(.passive))
    }
}
