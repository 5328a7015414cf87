import Harness
import Storage
import Testing

@Suite("Values in and out of a database") struct DatabaseValueTests {
    let folder: DatabaseFolder
    let database: Database

    init() throws {
        folder = try DatabaseFolder()
        database = try folder.openWithItems()
    }

    @Test(
        "Every value comes back as it went in",
        arguments: [
            .null, .integer(0), .integer(.min), .integer(.max), .real(-0.0), .real(.infinity), .real(2.5e-308),
            .real(3), .text(""), .text("nul\u{0}inside"), .text("\u{0}"), .text("zwölf 🦊 \u{FEFF}"), .blob([]),
            .blob([0, 255, 0]),
        ] as [SQLiteValue])
    func roundTrip(value: SQLiteValue) throws {
        #expect(try database.value("SELECT ?", [value], as: SQLiteValue.self) == value)
        try database.execute("CREATE TABLE kept (value)")
        try database.execute("INSERT INTO kept VALUES (:value)", ["value": value])
        #expect(try database.value("SELECT value FROM kept", as: SQLiteValue.self) == value)
    }

    @Test("Values of many pages come back whole")
    func largeValues() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let text = String(repeating: "long ", count: 60_000)
        try database.execute("INSERT INTO item (name, data) VALUES (?, ?)", [text, bytes])
        #expect(try database.value("SELECT name FROM item", as: String.self) == text)
        #expect(try database.value("SELECT data FROM item", as: [UInt8].self) == bytes)
    }

    @Test("Asking for another type is an error that names the column and the statement, and not the value")
    func strictTypes() throws {
        try database.execute("INSERT INTO item (name) VALUES ('secret')")
        let sql = "SELECT id, name FROM item"
        let error = DatabaseError.caught { _ = try database.one(sql) { try $0.get("name", as: Int64.self) } }
        #expect(error?.code == .mismatch)
        #expect(error?.sql == sql)
        let text = try #require(error.map { "\($0)" })
        #expect(text.contains("'name'") && text.contains("TEXT") && text.contains("Int64") && text.contains(sql))
        #expect(!text.contains("secret"))
    }

    @Test("Nothing is guessed: neither NULL, nor a number, nor a text stands in for another type")
    func noGuessing() throws {
        #expect(DatabaseError.caught { _ = try database.value("SELECT NULL", as: String.self) }?.code == .mismatch)
        #expect(DatabaseError.caught { _ = try database.value("SELECT 1", as: String.self) }?.code == .mismatch)
        #expect(DatabaseError.caught { _ = try database.value("SELECT '1'", as: Int.self) }?.code == .mismatch)
        #expect(DatabaseError.caught { _ = try database.value("SELECT 1.0", as: Int.self) }?.code == .mismatch)
        #expect(DatabaseError.caught { _ = try database.value("SELECT 1", as: Double.self) }?.code == .mismatch)
        #expect(DatabaseError.caught { _ = try database.value("SELECT 2", as: Bool.self) }?.code == .mismatch)
        #expect(DatabaseError.caught { _ = try database.value("SELECT 3000000000", as: Int32.self) }?.code == .mismatch)
        #expect(DatabaseError.caught { _ = try database.value("SELECT 'x'", as: [UInt8].self) }?.code == .mismatch)
    }

    @Test("An optional takes NULL, and an enumeration its raw values alone")
    func optionalsAndEnumerations() throws {
        enum Status: String, SQLiteConvertible { case idle, running }
        #expect(try database.value("SELECT NULL", as: String?.self) == nil)
        #expect(try database.value("SELECT 'x'", as: String?.self) == "x")
        #expect(try database.value("SELECT ?", [Status.running], as: Status.self) == .running)
        #expect(try database.value("SELECT ?", [nil], as: Status?.self) == nil)
        #expect(DatabaseError.caught { _ = try database.value("SELECT 'dead'", as: Status.self) }?.code == .mismatch)
    }

    @Test("Text that is not UTF-8 is an error as text and readable as bytes")
    func invalidText() throws {
        try database.execute("INSERT INTO item (name) VALUES (CAST(x'41FF42' AS TEXT))")
        let error = DatabaseError.caught { _ = try database.value("SELECT name FROM item", as: String.self) }
        #expect(error?.code == .mismatch)
        #expect(error?.message.contains("UTF-8") == true)
        #expect(try database.one("SELECT name FROM item") { try $0.bytes(0) } == [0x41, 0xFF, 0x42])
    }

    @Test("A file that keeps its text as UTF-16 reads the same")
    func utf16() throws {
        let other = try folder.open("utf16.db")
        try other.script("PRAGMA encoding = 'UTF-16le'; CREATE TABLE word (text TEXT)")
        try other.execute("INSERT INTO word VALUES (?)", ["zwölf 🦊"])
        #expect(try other.value("SELECT text FROM word", as: String.self) == "zwölf 🦊")
        #expect(try other.one("SELECT text FROM word") { try $0.bytes(0) } == Array("zwölf 🦊".utf8))
    }

    @Test("A number that is none is refused instead of becoming NULL")
    func notANumber() throws {
        #expect(
            DatabaseError.caught { try database.execute("INSERT INTO item (score) VALUES (?)", [Double.nan]) }?.code
                == .misuse
        )
    }

    @Test("A row finds its columns by name, and refuses a name that stands for none or for two")
    func columns() throws {
        let sql = "SELECT 1 AS a, 2 AS b, 3 AS b"
        #expect(try database.one(sql) { $0.columnNames } == ["a", "b", "b"])
        #expect(try database.one(sql) { $0.columnCount } == 3)
        #expect(try database.one(sql) { try $0.get("a", as: Int.self) } == 1)
        #expect(try database.one(sql) { try $0.get(2, as: Int.self) } == 3)
        for name in ["b", "c"] {
            #expect(
                DatabaseError.caught { _ = try database.one(sql) { try $0.get(name, as: Int.self) } }?.code == .misuse)
        }
        for index in [-1, 3, .max, .min] {
            #expect(DatabaseError.caught { _ = try database.one(sql) { try $0.value(index) } }?.code == .misuse)
        }
    }
}
