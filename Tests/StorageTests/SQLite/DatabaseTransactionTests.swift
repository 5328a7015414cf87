import Harness
import Storage
import Testing

@Suite("Transactions") struct DatabaseTransactionTests {
    struct Stop: Error {}
    let folder: DatabaseFolder
    let database: Database

    init() throws {
        folder = try DatabaseFolder()
        database = try folder.openWithItems()
    }

    private func names() throws -> [String] {
        try database.map("SELECT name FROM item ORDER BY id") { try $0.get(0) }
    }

    private func add(_ name: String) throws { try database.execute("INSERT INTO item (name) VALUES (?)", [name]) }

    @Test("What a block writes is there when it returns, and gone when it throws")
    func allOrNothing() throws {
        #expect(
            try database.write { _ in
                try add("a"); return 7
            } == 7)
        #expect(throws: Stop.self) {
            try database.write { _ in
                try add("b")
                throw Stop()
            }
        }
        #expect(try names() == ["a"])
    }

    @Test("An inner block that throws takes back its own changes alone")
    func savepoints() throws {
        try database.write { _ in
            try add("a")
            #expect(throws: Stop.self) {
                try database.write { _ in
                    try add("b")
                    try database.write { _ in try add("c") }
                    throw Stop()
                }
            }
            try database.write { _ in try add("d") }
        }
        #expect(try names() == ["a", "d"])
    }

    @Test("Inner blocks are gone with the outer one that throws")
    func outerThrows() throws {
        #expect(throws: Stop.self) {
            try database.write { _ in
                try database.write { _ in try add("a") }
                throw Stop()
            }
        }
        #expect(try names() == [])
    }

    @Test("A deferred constraint that fails at the end undoes the block and leaves the connection usable")
    func failingCommit() throws {
        try database.script(
            "CREATE TABLE child (item INTEGER REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED)")
        let error = DatabaseError.caught { try database.write { _ = try $0.execute("INSERT INTO child VALUES (99)") } }
        #expect(error?.constraint == .foreignKey)
        try add("after")
        #expect(try database.value("SELECT count(*) FROM child", as: Int.self) == 0)
    }

    @Test("A reader keeps its view while another connection writes")
    func snapshot() throws {
        let reader = try Database.openForReading(folder.path())
        try add("a")
        try reader.read { reader in
            #expect(try reader.value("SELECT count(*) FROM item", as: Int.self) == 1)
            try add("b")
            #expect(try reader.value("SELECT count(*) FROM item", as: Int.self) == 1)
        }
        #expect(try reader.value("SELECT count(*) FROM item", as: Int.self) == 2)
    }

    @Test("Inside read nothing can be changed; inside write reading sees the changes")
    func readAndWrite() throws {
        #expect(DatabaseError.caught { try database.read { _ in try add("a") } }?.code == .readOnly)
        #expect(DatabaseError.caught { try database.read { try $0.write { _ in } } }?.code == .readOnly)
        try database.write { _ in
            try add("b")
            #expect(try database.read { try $0.value("SELECT count(*) FROM item", as: Int.self) } == 1)
        }
        #expect(try names() == ["b"])
    }

    @Test("A full database undoes the whole transaction, even for a block that passes over the error")
    func full() throws {
        let small = try folder.open("small.db", DatabaseOptions(maximumSize: 64 << 10))
        try small.execute("CREATE TABLE t (x BLOB)")
        try small.execute("INSERT INTO t VALUES (x'00')")
        let piece = [UInt8](repeating: 1, count: 8000)
        let error = DatabaseError.caught {
            try small.write { small in
                for _ in 0..<50 { try small.execute("INSERT INTO t VALUES (?)", [piece]) }
            }
        }
        #expect(error?.code == .full)
        #expect(error?.remedy?.contains("free space") == true)
        #expect(try small.value("SELECT count(*) FROM t", as: Int.self) == 1)
        // What comes after an error that rolled everything back must not be committed alone.
        let later = DatabaseError.caught {
            try small.write { small in
                while (try? small.execute("INSERT INTO t VALUES (?)", [piece])) != nil {}
                _ = try? small.execute("INSERT INTO t VALUES (x'02')")
                try small.write { _ in }
            }
        }
        let count = try small.value("SELECT count(*) FROM t", as: Int.self)
        #expect(later != nil ? count == 1 : count > 1)
        #expect(try small.integrityCheck().isSound)
    }

    @Test("A lock that does not come is an error that says how long it was waited for")
    func busy() async throws {
        let path = try folder.path()
        try await offPool {
            let holder = try Database.open(path)
            let waiting = try Database.open(path, DatabaseOptions(busyTimeout: .milliseconds(60)))
            try holder.write { _ in
                let error = DatabaseError.caught { try waiting.write { _ in } }
                #expect(error?.code == .busy)
                #expect((error?.waited ?? .zero) >= .milliseconds(60))
                #expect(error.map { "\($0)" }?.contains("waited") == true)
            }
            try waiting.write { _ in }
        }
    }

    @Test("A lock that is given up in time is taken")
    func busyThenFree() async throws {
        let path = try folder.path()
        let holder = try await DatabaseThread { try .open(path) }
        let waiting = try await DatabaseThread { try .open(path) }
        try await withThrowingTaskGroup { group in
            for database in [holder, waiting] {
                for _ in 0..<50 {
                    group.addTask {
                        _ = try await database.run { database in
                            try database.write { database in
                                let count = try database.value("SELECT count(*) FROM item", as: Int.self)
                                try database.execute("INSERT INTO item (name) VALUES (?)", ["\(count)"])
                            }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try database.value("SELECT count(DISTINCT name) FROM item", as: Int.self) == 100)
    }

    @Test("An interrupt from another thread ends a statement that would not end")
    func interrupt() async throws {
        let path = try folder.path()
        let thread = try await DatabaseThread { try .open(path) }
        let code = Awaited<DatabaseError.Code>()
        Task {
            let error = try await thread.run { database in
                DatabaseError.caught {
                    try database.write { database in
                        try database.execute("INSERT INTO item (name) VALUES ('undone')")
                        try database.execute(
                            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT sum(x) FROM n")
                    }
                }
            }
            code.set(error?.code ?? .other)
        }
        while code.value == nil {
            thread.interruptHandle.interrupt()
            await Task.yield()
        }
        #expect(code.value == .interrupted)
        #expect(try names() == [])
        await thread.close()
        thread.interruptHandle.interrupt()
    }

    @Test("An interrupt ends the waiting for a lock")
    func interruptWhileWaiting() async throws {
        let path = try folder.path()
        let waiting = try await DatabaseThread { try .open(path, DatabaseOptions(busyTimeout: .seconds(600))) }
        let code = Awaited<DatabaseError.Code>()
        try await offPool {
            let holder = try Database.open(path)
            try holder.write { _ in
                Task {
                    let error = try await waiting.run { database in DatabaseError.caught { try database.write { _ in } }
                    }
                    code.set(error?.code ?? .other)
                }
                while code.value == nil { waiting.interruptHandle.interrupt() }
            }
        }
        #expect(code.value == .interrupted)
    }

    @Test("A thread does its work in order, and refuses it when it is closed")
    func databaseThread() async throws {
        let path = try folder.path()
        let thread = try await DatabaseThread { try .open(path) }
        for number in 0..<20 {
            _ = try await thread.run { try $0.execute("INSERT INTO item (name) VALUES (?)", ["\(number)"]) }
        }
        #expect(try names() == (0..<20).map(String.init))
        await thread.close()
        await #expect(throws: DatabaseError.self) { try await thread.run { _ in } }
        await #expect(throws: Stop.self) { _ = try await DatabaseThread { throw Stop() } }
    }
}
