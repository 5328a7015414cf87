import Harness
import Storage
import Testing

@Suite("Statements and their parameters") struct DatabaseStatementTests {
    let folder: DatabaseFolder
    let database: Database

    init() throws {
        folder = try DatabaseFolder()
        database = try folder.openWithItems()
    }

    @Test(
        "Exactly the parameters of the statement must be given",
        arguments: [
            ("SELECT ?, ?", [1]), ("SELECT ?", [1, 2]), ("SELECT 1", [1]), ("SELECT ?2", [1]),
            ("SELECT :a, :b", ["a": 1]),
            ("SELECT :a", ["a": 1, "b": 2]), ("SELECT :a", ["A": 1]), ("SELECT ?", ["a": 1]),
            ("SELECT :a", ["a": 1, "a": 2]),
            ("SELECT ?", []), ("SELECT 1", ["a": 1]),
        ] as [(String, SQLiteParameters)])
    func wrongParameters(sql: String, parameters: SQLiteParameters) throws {
        let error = DatabaseError.caught { _ = try database.first(sql, parameters) { _ in } }
        #expect(error?.code == .misuse)
        #expect(error?.sql == sql)
    }

    @Test("Names may be written in any of SQLite's ways, and used more than once")
    func namedParameters() throws {
        let sum = try database.value("SELECT :a + @b + $c + :a", ["a": 1, "b": 10, "c": 100], as: Int.self)
        #expect(sum == 112)
    }

    @Test("Two statements that only look alike are two")
    func exactness() throws {
        for text in ["\u{E9}", "e\u{301}", "\u{E9}"] {
            let bytes = try database.value("SELECT CAST('\(text)' AS BLOB)", as: [UInt8].self)
            #expect(bytes == Array(text.utf8))
        }
        #expect(SQLiteValue.text("\u{E9}") != SQLiteValue.text("e\u{301}"))
    }

    @Test("Values of one use do not show in the next")
    func bindingsAreCleared() throws {
        try database.execute("INSERT INTO item (id, name) VALUES (?, ?)", [1, "a"])
        #expect(DatabaseError.caught { try database.execute("INSERT INTO item (id, name) VALUES (?, ?)", [2]) } != nil)
        try database.execute("INSERT INTO item (id, name) VALUES (?, ?)", [2, nil])
        #expect(try database.value("SELECT name FROM item WHERE id = 2", as: String?.self) == nil)
    }

    @Test("One call runs one statement; a script runs several", arguments: ["SELECT 1; SELECT 2", "SELECT 1; bad"])
    func severalStatements(sql: String) throws {
        #expect(DatabaseError.caught { try database.execute(sql) } != nil)
        try database.execute("SELECT 1; -- and a comment\n  ")
        try database.script("INSERT INTO item (name) VALUES ('a');;\n/* x */ INSERT INTO item (name) VALUES ('b') ;  ")
        #expect(try database.value("SELECT count(*) FROM item", as: Int.self) == 2)
    }

    @Test("An error in a script names the statement that failed and not the others")
    func scriptError() throws {
        let error = DatabaseError.caught {
            try database.script("INSERT INTO item (id) VALUES (1); INSERT INTO item (id) VALUES (1); SELECT 3")
        }
        #expect(error?.constraint == .primaryKey)
        #expect(error?.sql == " INSERT INTO item (id) VALUES (1);")
    }

    @Test(
        "A text without a statement, and one with a NUL, are refused",
        arguments: ["", "  -- x", ";", "SELECT 1\u{0}; DROP"])
    func noStatement(sql: String) throws {
        #expect(DatabaseError.caught { try database.execute(sql) }?.code == .misuse)
    }

    @Test(
        "SQL can neither leave the file nor end the transaction it is in",
        arguments: ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT s", "ATTACH 'x.db' AS x", "VACUUM INTO 'x.db'", "VACUUM"])
    func deniedStatements(sql: String) throws {
        let before = try folder.directory.inventory().keys.sorted()
        let error = DatabaseError.caught { try database.execute(sql) }
        #expect(error != nil)
        let inside = DatabaseError.caught { try database.write { (inner: Database) -> Void in try inner.execute(sql) } }
        #expect(inside != nil)
        #expect(try folder.directory.inventory().keys.sorted() == before)
    }

    @Test("Changes are counted for a change and not for anything else")
    func changes() throws {
        #expect(try database.execute("INSERT INTO item (name) VALUES ('a'), ('b'), ('c')") == 3)
        #expect(database.lastInsertedRowID == 3)
        #expect(try database.execute("CREATE TABLE other (id)") == 0)
        #expect(try database.execute("SELECT * FROM item") == 0)
        #expect(try database.execute("UPDATE item SET score = 1 WHERE id > 1") == 2)
        #expect(try database.execute("DELETE FROM item WHERE id = 99") == 0)
    }

    @Test("The cache holds no more than it may, and the least used statement goes")
    func cacheBound() throws {
        let small = try folder.open("small.db", DatabaseOptions(statementCacheCapacity: 3))
        for number in 0..<50 { #expect(try small.value("SELECT \(number)", as: Int.self) == number) }
        #expect(small.cachedStatementCount == 3)
        let none = try folder.open("none.db", DatabaseOptions(statementCacheCapacity: 0))
        #expect(try none.value("SELECT 1", as: Int.self) == 1)
        #expect(none.cachedStatementCount == 0)
    }

    @Test("The same statement runs inside its own loop")
    func reentrance() throws {
        try database.script("INSERT INTO item (name) VALUES ('a'); INSERT INTO item (name) VALUES ('b')")
        var pairs: [String] = []
        try database.forEach("SELECT name FROM item ORDER BY id") { outer in
            let left = try outer.get(0, as: String.self)
            try database.forEach("SELECT name FROM item ORDER BY id") { pairs.append(left + (try $0.get(0))) }
        }
        #expect(pairs == ["aa", "ab", "ba", "bb"])
    }

    @Test("A kept statement follows a change of the schema")
    func schemaChange() throws {
        try database.execute("INSERT INTO item (name) VALUES ('a')")
        #expect(try database.one("SELECT * FROM item") { $0.columnNames.count } == 4)
        try database.execute("ALTER TABLE item ADD COLUMN more TEXT DEFAULT 'm'")
        #expect(try database.one("SELECT * FROM item") { try $0.get("more", as: String.self) } == "m")
    }

    @Test("A loop that throws leaves no lock and no open cursor behind")
    func throwingLoop() throws {
        struct Enough: Error {}
        try database.script("INSERT INTO item (name) VALUES ('a'); INSERT INTO item (name) VALUES ('b')")
        #expect(throws: Enough.self) { try database.forEach("SELECT * FROM item") { _ in throw Enough() } }
        try database.execute("DROP TABLE item")
    }

    @Test("One row is one row: none and two are errors, and the first of many can be asked for")
    func rowCounts() throws {
        #expect(DatabaseError.caught { _ = try database.value("SELECT 1 WHERE 0", as: Int.self) }?.code == .rowCount)
        #expect(DatabaseError.caught { _ = try database.value("VALUES (1), (2)", as: Int.self) }?.code == .rowCount)
        #expect(try database.first("VALUES (1), (2)") { try $0.get(0, as: Int.self) } == 1)
        #expect(try database.first("SELECT 1 WHERE 0") { try $0.get(0, as: Int.self) } == nil)
        #expect(try database.map("VALUES (1), (2)") { try $0.get(0, as: Int.self) } == [1, 2])
    }

    @Test("A bound value never reaches an error's text")
    func errorsKeepValuesOut() throws {
        try database.execute("INSERT INTO item (name) VALUES (?)", ["hunter2"])
        let error = DatabaseError.caught { try database.execute("INSERT INTO item (name) VALUES (?)", ["hunter2"]) }
        #expect(error?.code == .constraint)
        #expect(error?.constraint == .unique)
        #expect(error.map { "\($0)" }?.contains("hunter2") == false)
    }

    @Test(
        "A constraint's error says which kind it was",
        arguments: [
            ("INSERT INTO strict_one VALUES ('x', 1, 1)", .dataType),
            ("INSERT INTO strict_one VALUES (1, NULL, 1)", .notNull),
            ("INSERT INTO strict_one VALUES (1, -1, 1)", .check),
            ("INSERT INTO strict_one VALUES (1, 1, 7)", .foreignKey),
            ("INSERT INTO item (id) VALUES (1)", .primaryKey),
        ] as [(String, DatabaseError.Constraint)])
    func constraints(sql: String, kind: DatabaseError.Constraint) throws {
        try database.script(
            """
            INSERT INTO item (id) VALUES (1);
            CREATE TABLE strict_one (a INTEGER, b INTEGER NOT NULL CHECK (b > 0), c INTEGER REFERENCES item (id)) STRICT;
            """)
        let error = DatabaseError.caught { try database.execute(sql) }
        #expect(error?.code == .constraint)
        #expect(error?.constraint == kind)
        #expect(error?.extendedCode != 0)
    }
}
