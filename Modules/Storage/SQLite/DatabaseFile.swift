import CSQLite
import Formats
import StateRoots

/// The file before SQLite has it: what stands at the place, and how it is opened.
enum DatabaseFile {
    /// Makes an empty file for this user alone, and its directory, where there is none.
    ///
    /// SQLite would make it readable for all. It gives `-wal` and `-shm` the mode of the database itself.
    static func prepare(_ placement: Placement) throws(DatabaseError) {
        do throws(StorageError) {
            let place = try OpenPlace(placement, for: .create, missing: .make(durably: true))
            if try isRegular(place) { return }
            do throws(System.Failure) {
                try System.makeFile(place.name, in: place.directory.number, mode: FileMode.ownerOnly.bits)
            } catch {
                // Another process made it first, which serves as well.
                if error.code != .exists { throw place.errand.failed(error) }
            }
            try place.synchronizeDirectory()
        } catch {
            throw DatabaseError(error, placement)
        }
    }

    /// Refuses a place where there is no file.
    static func require(_ placement: Placement) throws(DatabaseError) {
        guard try isThere(placement) else {
            throw DatabaseError(
                .cannotOpen, "there is no such file", path: placement.description, remedy: "nothing was created")
        }
    }

    /// Whether a regular file stands there; anything else is refused, and so is a link on the way from the root.
    static func isThere(_ placement: Placement) throws(DatabaseError) -> Bool {
        do throws(StorageError) {
            return try isRegular(OpenPlace(placement, for: .read))
        } catch {
            guard error.code == .notFound else { throw DatabaseError(error, placement) }
            return false
        }
    }

    /// Takes away what was begun and is of no use.
    static func remove(_ placement: Placement) {
        guard let place = try? OpenPlace(placement, for: .remove) else { return }
        try? System.unlink(place.name, in: place.directory.number)
    }

    private static func isRegular(_ place: borrowing OpenPlace) throws(StorageError) -> Bool {
        switch try place.status()?.kind {
        case nil: return false
        case .regular: return true
        case .link: throw place.errand.link(at: place.errand.path)
        default: throw place.errand.notRegular(at: place.errand.path)
        }
    }

    /// - Parameter unchanging: whether SQLite is told that nobody changes the file, so that it neither locks it nor looks
    ///   for a log.
    static func connect(
        _ path: String, readOnly: Bool, unchanging: Bool = false
    ) throws(DatabaseError) -> OpaquePointer {
        // Never SQLITE_OPEN_CREATE: `prepare` creates. No mutex, because one thread uses it.
        let access = readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        let flags =
            access | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE
            | (unchanging ? SQLITE_OPEN_URI : 0)
        var connection: OpaquePointer?
        let name = unchanging ? DatabaseAddress.unchanging(path) : path
        let result = sqlite3_open_v2(name, &connection, flags, nil)
        guard result == SQLITE_OK, let connection else {
            let message = connection.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            let extended = connection.map { sqlite3_extended_errcode($0) } ?? result
            sqlite3_close(connection)
            throw DatabaseError(DatabaseError.Code(result: result), message, path: path, extendedCode: extended)
        }
        return connection
    }
}

extension DatabaseError {
    /// What kept the file from being opened or made, in this error's terms.
    fileprivate init(_ error: StorageError, _ placement: Placement) {
        let code: Code =
            switch error.code {
            case .full: .full
            case .io: .io
            case .permission: .permission
            default: .cannotOpen
            }
        self.init(code, SafeText.visible(error.reason), path: placement.description, remedy: error.remedy)
    }
}
