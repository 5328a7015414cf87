import Harness
import Storage
import Testing

@Suite("Migrations") struct MigrationTests {
    let folder: DatabaseFolder
    init() throws { folder = try DatabaseFolder() }

    static let steps = [
        Migration(1, "begin", sql: "CREATE TABLE run (id INTEGER PRIMARY KEY); INSERT INTO run VALUES (1)"),
        Migration(
            2, "add events", sql: "CREATE TABLE event (run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE)"),
        Migration(4, "fill", sql: "INSERT INTO event VALUES (1)"),
    ]

    enum Format: CaseIterable {
        case header, table
        var marker: VersionMarker { self == .header ? .userVersion : .table("schema_info") }
        var query: String { self == .header ? "PRAGMA user_version" : "SELECT version FROM schema_info" }
    }

    @Test("A new file gets every step, a later start none", arguments: Format.allCases)
    func fromNothing(format: Format) throws {
        let database = try folder.open()
        let plan = MigrationPlan(format.marker, Self.steps)
        let first = try plan.migrate(database)
        #expect(first == .init(from: 0, to: 4, applied: [1, 2, 4]))
        #expect(try database.value(format.query, as: Int.self) == 4)
        #expect(try plan.migrate(database) == .init(from: 4, to: 4, applied: []))
        #expect(try database.value("PRAGMA foreign_keys", as: Bool.self))
    }

    @Test(
        "A table for the version may have any name", arguments: ["a\"b", "a\"\u{301}b", "\" (x); DROP TABLE run; --"])
    func tableNames(_ name: String) throws {
        let database = try folder.open()
        let plan = MigrationPlan(.table(name), Self.steps)
        try plan.migrate(database)
        #expect(try plan.version(of: database) == 4)
        #expect(try database.value("SELECT count(*) FROM sqlite_schema WHERE name = ?", [name], as: Int.self) == 1)
    }

    @Test("A file in between gets the steps it lacks", arguments: Format.allCases)
    func fromBetween(format: Format) throws {
        let database = try folder.open()
        try MigrationPlan(format.marker, [Self.steps[0]]).migrate(database)
        let outcome = try MigrationPlan(format.marker, Self.steps).migrate(database)
        #expect(outcome == .init(from: 1, to: 4, applied: [2, 4]))
    }

    @Test("An empty file may get the latest schema in one step, a file with tables never does")
    func fresh() throws {
        let fresh = Migration(4, "all at once", sql: "CREATE TABLE everything (id)")
        let plan = MigrationPlan(.table("schema_info"), Self.steps, fresh: fresh)
        #expect(try plan.migrate(folder.open()) == .init(from: 0, to: 4, applied: [4]))
        let old = try folder.open("old.db")
        try old.execute("CREATE TABLE something (id)")
        #expect(try plan.migrate(old).applied == [1, 2, 4])
    }

    @Test("A file of a later version is refused and left as it is", arguments: Format.allCases)
    func newer(format: Format) throws {
        let database = try folder.open()
        try MigrationPlan(format.marker, Self.steps).migrate(database)
        let old = MigrationPlan(format.marker, Array(Self.steps.prefix(2)))
        for attempt in [{ _ = try old.migrate(database) }, { _ = try old.version(of: database) }] {
            let error = DatabaseError.caught(attempt)
            #expect(error?.code == .newer)
            let text = try #require(error.map { "\($0)" })
            #expect(text.contains("version 4") && text.contains("up to 2") && text.contains(database.path))
        }
        #expect(try database.value(format.query, as: Int.self) == 4)
    }

    @Test("A step that fails leaves the version and the content of the one before", arguments: Format.allCases)
    func failingStep(format: Format) throws {
        let database = try folder.open()
        let bad = Migration(5, "go wrong", sql: "CREATE TABLE half (id); INSERT INTO nowhere VALUES (1)")
        let error = DatabaseError.caught { try MigrationPlan(format.marker, Self.steps + [bad]).migrate(database) }
        #expect(error?.code == .sql)
        #expect(error.map { "\($0)" }?.contains("migration 5 (go wrong), from version 4") == true)
        #expect(try database.value(format.query, as: Int.self) == 4)
        #expect(try database.value("SELECT count(*) FROM sqlite_schema WHERE name = 'half'", as: Int.self) == 0)
        #expect(try database.value("PRAGMA foreign_keys", as: Bool.self))
    }

    @Test("A step may rebuild a table that others refer to, and loses none of their rows")
    func rebuild() throws {
        let rebuild = Migration(
            5, "rebuild",
            sql: """
                CREATE TABLE new_run (id INTEGER PRIMARY KEY, note TEXT);
                INSERT INTO new_run (id) SELECT id FROM run;
                DROP TABLE run;
                ALTER TABLE new_run RENAME TO run;
                """)
        let database = try folder.open()
        try MigrationPlan(.userVersion, Self.steps + [rebuild]).migrate(database)
        #expect(try database.value("SELECT count(*) FROM event", as: Int.self) == 1)
    }

    @Test("A step that leaves references to nothing is undone")
    func brokenReferences() throws {
        let database = try folder.open()
        let bad = Migration(5, "forget the runs", sql: "DELETE FROM run")
        let error = DatabaseError.caught { try MigrationPlan(.userVersion, Self.steps + [bad]).migrate(database) }
        #expect(error?.code == .corrupt)
        #expect(error?.message.contains("event") == true)
        #expect(try database.value("SELECT count(*) FROM run", as: Int.self) == 1)
    }

    @Test("A step that marks a later version itself is refused: no version is ever lowered")
    func markedByItself() throws {
        let database = try folder.open()
        let bad = Migration(1, "too far", sql: "PRAGMA user_version = 9")
        #expect(DatabaseError.caught { try MigrationPlan(.userVersion, [bad]).migrate(database) }?.code == .misuse)
        #expect(try database.value("PRAGMA user_version", as: Int.self) == 0)
    }

    @Test("Plans out of order, from zero, or inside a transaction are refused")
    func badPlans() throws {
        let database = try folder.open()
        let plans = [
            MigrationPlan(.userVersion, Self.steps.reversed()),
            MigrationPlan(.userVersion, [Self.steps[0], Self.steps[0]]),
            MigrationPlan(.userVersion, [Migration(0, "zero", sql: "SELECT 1")]),
            MigrationPlan(.userVersion, Self.steps, fresh: Migration(3, "stale", sql: "SELECT 1")),
        ]
        for plan in plans { #expect(DatabaseError.caught { try plan.migrate(database) }?.code == .misuse) }
        let inside = DatabaseError.caught {
            try database.write { _ = try MigrationPlan(.userVersion, Self.steps).migrate($0) }
        }
        #expect(inside?.code == .misuse)
    }

    @Test("Processes that start at once make each step once")
    func atOnce() async throws {
        let writer = try BuiltProducts.program("DatabaseWriter")
        for round in 0..<5 {
            let directory = try TemporaryDirectory()
            let children = try (0..<3).map { _ in try ChildProcess(writer, ["migrate", directory.path, "12"]) }
            var applied: [Int] = []
            for child in children {
                let outcome = try await child.finish()
                #expect(outcome.status == 0, "round \(round): \(outcome.errorText)")
                applied += outcome.outputText.split(separator: "\n").compactMap { Int($0) }
            }
            #expect(applied.sorted() == Array(1...12), "round \(round)")
        }
    }
}
