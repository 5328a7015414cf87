import Autorunner
import Formats
import Glibc
import Harness
import StateRoots
import Storage

/// A repository of a test's own, with the catalogue that the program has.
struct Fixture {
    let directory: TemporaryDirectory
    let places: RepositoryPlaces

    init() throws {
        directory = try TemporaryDirectory()
        places = RepositoryPlaces(
            try Catalogue.car(), in: try StateRoot(.repo, at: AbsolutePath("\(directory.path)/.codex-autorunner")))
    }

    func read(_ name: String) throws -> String {
        String(decoding: try directory.read(".codex-autorunner/\(name)"), as: UTF8.self)
    }

    func write(_ name: String, _ text: String) throws { try directory.write(".codex-autorunner/\(name)", text) }

    /// Makes a database from SQL, as another program would.
    ///
    /// - Parameter journal: `DELETE` for a program that knows no write-ahead log.
    func database(_ path: DurablePath, _ sql: String, journal: String = "WAL") throws {
        let database = try Database.open(path)
        try database.write { try $0.script(sql) }
        try database.execute("PRAGMA journal_mode = \(journal)")
        database.close()
    }

    /// What a full disk or a creator at work leaves: no bytes at all, or a database without tables.
    func writeWithoutTables(_ path: DurablePath, isEmpty: Bool) throws {
        for suffix in ["", "-wal", "-shm"] { unlink("\(path)\(suffix)") }
        if isEmpty {
            try AtomicFile.write([], to: path)
        } else {
            try database(path, "CREATE TABLE passing (id); DROP TABLE passing")
        }
    }

    func exists(_ name: String) throws -> Bool {
        try directory.inventory()[".codex-autorunner/\(name)"] != nil
    }
}

/// An instant of the tests: so many seconds after 2026-01-02T03:04:05Z.
func moment(_ seconds: Int64 = 0) -> UTCTime { UTCTime(unixSeconds: 1_767_323_045 + seconds) ?? .epoch }

/// Processes of a test's own.
func processes(_ facts: [Int32: ProcessFacts] = [:], host: String = "box") -> ProcessView {
    ProcessView(host: host, look: { facts[$0] ?? ProcessFacts(.absent) })
}

let runA = "0f8fad5b-d9cb-469f-a165-70867728950e"
let runB = "7c9e6679-7425-40de-944b-e07fc1f90ae7"

func flowRun(_ text: String = runA) throws -> FlowRunID {
    guard let run = FlowRunID(text) else { throw HarnessError("\(text) is no id") }
    return run
}
