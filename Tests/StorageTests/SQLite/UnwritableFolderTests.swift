import Foundation
import Harness
import StateRoots
import Testing

@testable import Storage

@Suite("A database in a folder that the reader may not write to") struct UnwritableFolderTests {
    private static let restricted = geteuid() != 0 || OutsideProgram.isThere("setpriv")
    private let folder: DatabaseFolder
    init() throws { folder = try DatabaseFolder() }

    /// What a reader says that may not write to the folder; root may write everywhere unless it gives that up.
    private func read() async throws -> ChildProcess.Outcome {
        let path = folder.directory.path
        chmod(path, 0o500)
        defer { chmod(path, 0o700) }
        return try await ChildProcess.runWithoutPrivilege(BuiltProducts.program("DatabaseWriter"), ["read", path, "1"])
    }

    private func write(_ names: String...) throws -> Database {
        let database = try folder.openWithItems()
        for name in names { try database.execute("INSERT INTO item (name) VALUES (?)", [name]) }
        return database
    }

    @Test(
        "is read as it stands when it has no log, or an empty one", .enabled(if: restricted), arguments: [false, true])
    func withoutLog(empty: Bool) async throws {
        try write("one", "two").close()
        if empty {
            try folder.directory.write("state.db-wal", "")
            // As SQLite makes it, which would otherwise give it the mode of the database.
            chmod("\(folder.directory.path)/state.db-wal", 0o600)
        }
        let before = try folder.directory.inventory()
        let outcome = try await read()
        #expect(outcome.status == 0, "\(outcome.errorText)")
        #expect(outcome.output == Array("2\n".utf8))
        #expect(try folder.directory.inventory() == before)
    }

    @Test("is refused when its log holds changes, and the way out is named", .enabled(if: restricted))
    func withLog() async throws {
        let database = try write("one")
        let log = try folder.directory.read("state.db-wal")
        database.close()
        try folder.directory.write("state.db-wal", log)
        let outcome = try await read()
        #expect(outcome.status == 1)
        #expect(outcome.errorText.contains("changes wait in 'state.db-wal'"), "\(outcome.errorText)")
        #expect(outcome.errorText.contains("such as user \(geteuid())"), "\(outcome.errorText)")
        #expect(try Database.openForReading(folder.path()).value("SELECT count(*) FROM item", as: Int.self) == 1)
    }

    @Test("is read as it stands in that case alone")
    func decision() throws {
        func decide(mayWrite: Bool, _ logs: [String]) -> ReadingWithoutLog {
            ReadingWithoutLog(.init(path: "/d/f", directory: "/d", owner: 7, mayWrite: mayWrite, logs: logs))
        }
        #expect(decide(mayWrite: true, []) == .notNeeded)
        #expect(decide(mayWrite: true, ["f-wal"]) == .notNeeded)
        #expect(decide(mayWrite: false, []) == .asItStands)
        guard case .refused(let error) = decide(mayWrite: false, ["f-wal"]) else {
            Issue.record("a log was passed over")
            return
        }
        #expect(error.code == .permission && error.path == "/d/f")
        #expect(error.remedy?.contains("user 7") == true)
    }

    @Test("is named by a URI in which no name is an option, and read through it", arguments: ["a?b#c%41&d=e f", "ä"])
    func address(name: String) throws {
        let path = try folder.path(name)
        let writer = try Database.open(path)
        try writer.script("CREATE TABLE t (a); INSERT INTO t VALUES (1)")
        writer.close()
        let connection = try DatabaseFile.connect(path.description, readOnly: true, unchanging: true)
        let database = Database(connection, path: path.description, isReadOnly: true, options: .standard)
        #expect(try database.value("SELECT a FROM t", as: Int.self) == 1)
        #expect(DatabaseAddress.unchanging("/a b/c?d") == "file:///a%20b/c%3Fd?immutable=1")
    }
}
