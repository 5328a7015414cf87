import Glibc
import StateRoots
import Storage

/// `DatabaseWriter append|count|migrate|read FOLDER TIMES`, on the database `FOLDER/state.db`.
func runWriter(_ arguments: [String]) {
    do {
        guard arguments.count == 4, let times = Int(arguments[3]) else { throw WriterError.usage }
        let root = try StateRoot(.repo, at: AbsolutePath(arguments[2]))
        let artifact = try Artifact(
            "state", in: .repo, at: "state.db", kind: .database, retention: .durable, "A test's.")
        let path = try Catalogue([artifact]).durable("state", in: root)
        guard arguments[1] != "read" else { return try read(times, Database.openForReading(path)) }
        let database = try Database.open(path, DatabaseOptions(busyTimeout: .seconds(60)))
        switch arguments[1] {
        case "append": try append(times, to: database)
        case "count": try count(times, in: database)
        case "migrate": try migrate(to: times, database)
        default: throw WriterError.usage
        }
    } catch {
        say("\(error)\n", to: STDERR_FILENO)
        exit(1)
    }
}

private enum WriterError: Error { case usage }

/// Commits rows, of sizes up to several pages, and says each one's number when it is committed.
private func append(_ times: Int, to database: Database) throws {
    // Small, so that checkpoints are among the moments at which the program is killed.
    try database.execute("PRAGMA wal_autocheckpoint = 8")
    try database.execute("CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, content BLOB NOT NULL)")
    for _ in 0..<times {
        let number = try database.write { database in
            let number = try database.value("SELECT coalesce(max(number), 0) + 1 FROM entry", as: Int.self)
            let content = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: number * 7919 % 12_000)
            try database.execute("INSERT INTO entry VALUES (?, ?)", [number, content])
            return number
        }
        say("\(number)\n", to: STDOUT_FILENO)
    }
}

/// Adds one to a counter by reading and writing it, each time in a transaction.
private func count(_ times: Int, in database: Database) throws {
    for _ in 0..<times {
        try database.write { database in
            let before = try database.value("SELECT value FROM counter", as: Int.self)
            try database.execute("UPDATE counter SET value = ?", [before + 1])
        }
    }
}

/// Says how many rows there are, every time.
private func read(_ times: Int, _ database: Database) throws {
    for _ in 0..<times {
        say("\(try database.value("SELECT count(*) FROM item", as: Int.self))\n", to: STDOUT_FILENO)
    }
}

/// Migrates through versions of which each would fail if it were made twice.
private func migrate(to version: Int, _ database: Database) throws {
    let steps = (1...max(1, version)).map { number in
        Migration(Int64(number), "step \(number)", sql: "CREATE TABLE step_\(number) (id INTEGER PRIMARY KEY)")
    }
    let outcome = try MigrationPlan(.table("schema_info"), steps).migrate(database)
    say(outcome.applied.map { "\($0)\n" }.joined(), to: STDOUT_FILENO)
}

/// Unbuffered: what was said before the program was killed has been said.
private func say(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { exit(1) }
        rest = rest.dropFirst(written)
    }
}
