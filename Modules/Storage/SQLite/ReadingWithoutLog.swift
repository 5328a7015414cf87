import StateRoots

/// Whether a database that SQLite does not open for reading may be read as it stands.
///
/// In write-ahead mode SQLite wants to make two files beside the database even to read it (sqlite.org/wal.html, clause
/// 5). Where this process may not make them, the file alone is all of the database as long as no log holds more.
enum ReadingWithoutLog: Hashable {
    /// The directory may be written to: something else is the matter.
    case notNeeded
    case asItStands
    case refused(DatabaseError)

    /// What is seen beside the database.
    struct Facts: Hashable {
        let path: String
        let directory: String
        /// Whom the directory belongs to.
        let owner: UInt32
        let mayWrite: Bool
        /// The names of logs that are not empty.
        let logs: [String]
    }

    init(_ facts: Facts) {
        guard !facts.mayWrite else {
            self = .notNeeded
            return
        }
        guard let log = facts.logs.first else {
            self = .asItStands
            return
        }
        self = .refused(
            DatabaseError(
                .permission, "changes wait in '\(log)', and this user may not write in '\(facts.directory)'",
                path: facts.path,
                remedy:
                    "read it as a user who may write there, such as user \(facts.owner), to whom the directory belongs"
            ))
    }

    init(_ placement: Placement) throws(StorageError) {
        self = try Self(Facts(of: placement))
    }
}

extension ReadingWithoutLog.Facts {
    init(of placement: Placement) throws(StorageError) {
        let place = try OpenPlace(placement, for: .read)
        path = placement.description
        directory = place.directoryPath
        owner = try place.status(of: place.directory).user
        mayWrite = System.mayWrite(in: place.directory.number)
        var logs: [String] = []
        // The shared memory says nothing by itself; a journal has to be rolled back before the database is read.
        for suffix in Companion.databaseSuffixes where suffix != "-shm" {
            let name = place.name + suffix
            if let status = try place.status(of: name), status.kind != .regular || status.stamp.size > 0 {
                logs.append(name)
            }
        }
        self.logs = logs
    }
}
