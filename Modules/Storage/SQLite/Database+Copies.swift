import CSQLite
public import StateRoots

extension Database {
    /// Copies the database as it is now to another file, while others go on using it.
    ///
    /// The target is replaced in one transaction: killed in the middle, it holds what it held before. A file that is no
    /// database is not replaced.
    public func backup(to path: DurablePath) throws { try copy(to: path.placement) }

    /// Exports a copy to a place that the user named.
    public func backup(to path: ExternalPath) throws { try copy(to: path.placement) }

    /// Writes a compact copy to a file that must not exist yet; slower than `backup`, and smaller.
    ///
    /// Killed in the middle it leaves half a copy that has to be deleted: prefer `backup` where that matters.
    public func vacuumInto(_ target: DurablePath) throws {
        guard try !DatabaseFile.isThere(target.placement) else {
            throw DatabaseError(
                .cannotOpen, "there is a file already", path: target.description, remedy: "choose another name")
        }
        guard transaction.depth == 0 else {
            throw DatabaseError(.misuse, "VACUUM does not run inside a transaction", path: path)
        }
        try DatabaseFile.prepare(target.placement)
        do {
            try trusting { _ = try execute("VACUUM INTO ?", [target.description]) }
        } catch {
            // Half a copy is of no use, and would be in the way of the next attempt.
            DatabaseFile.remove(target.placement)
            throw error
        }
    }

    private func copy(to place: Placement) throws {
        let target = place.description
        guard target != path else {
            throw DatabaseError(.misuse, "it cannot be copied onto itself", path: path)
        }
        let source = try handle()
        try DatabaseFile.prepare(place)
        let copy = Database(
            try DatabaseFile.connect(target, readOnly: false), path: target, isReadOnly: false, options: .standard)
        defer { copy.close() }
        let destination = try copy.handle()
        guard let backup = sqlite3_backup_init(destination, "main", source, "main") else {
            throw copy.failure(sqlite3_errcode(destination))
        }
        do {
            try retryingWhileBusy {
                // All pages in one step: a source that others write to would otherwise start the copy anew each time.
                let result = sqlite3_backup_step(backup, -1)
                guard result == SQLITE_DONE else { throw copyFailure(result, target) }
            }
        } catch {
            sqlite3_backup_finish(backup)
            throw error
        }
        let result = sqlite3_backup_finish(backup)
        guard result == SQLITE_OK else { throw copyFailure(result, target) }
    }

    /// A backup reports by its result alone; whichever of the two files failed, the person must hear of both.
    private func copyFailure(_ result: Int32, _ target: String) -> DatabaseError {
        DatabaseError(
            DatabaseError.Code(result: result),
            "the copy of \(path) failed: \(String(cString: sqlite3_errstr(result)))",
            path: target, extendedCode: result)
    }
}
