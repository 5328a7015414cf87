import CSQLite

/// What SQL may not do by itself: open other files, and begin or end transactions.
///
/// `ATTACH` and `VACUUM INTO` would write where no `DurablePath` leads, and a `COMMIT` inside `write` would break its
/// promise. The wrapper's own statements pass.
final class SQLPolicy {
    private var trusted = 0

    /// Runs statements of the wrapper's own.
    func trusting<Value>(_ body: () throws -> Value) rethrows -> Value {
        trusted += 1
        defer { trusted -= 1 }
        return try body()
    }

    private func allows(_ action: Int32) -> Bool {
        switch action {
        case SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH: trusted > 0
        default: true
        }
    }

    /// Makes SQLite ask this object; the connection must not outlive it, nor keep it when it is closed.
    func install(on handle: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_set_authorizer(
            handle,
            { context, action, _, _, _, _ in
                guard let context else { return SQLITE_DENY }
                return Unmanaged<SQLPolicy>.fromOpaque(context).takeUnretainedValue().allows(action)
                    ? SQLITE_OK : SQLITE_DENY
            }, context)
    }
}
