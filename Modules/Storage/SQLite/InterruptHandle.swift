import CSQLite
import Synchronization

/// Stops what a database is doing, from any thread; the only part of a `Database` that may leave its thread.
///
/// The statement that is running, or waiting for a lock, ends with `.interrupted`, and its transaction is rolled back.
/// Nothing happens when nothing runs, and a handle may outlive its database.
public final class InterruptHandle: Sendable {
    /// The connection's address, 0 when it is closed; held while it is used, so that it cannot be closed meanwhile.
    private let connection: Mutex<UInt>
    /// SQLite does not look at its own flag while the busy handler sleeps, so the handler looks at this one.
    private let asked = Atomic(false)

    init(_ handle: OpaquePointer) { connection = Mutex(UInt(bitPattern: handle)) }

    /// Stops what the connection is doing now, waiting for a lock included.
    public func interrupt() {
        connection.withLock { address in
            guard let handle = OpaquePointer(bitPattern: address) else { return }
            asked.store(true, ordering: .relaxed)
            sqlite3_interrupt(handle)
        }
    }

    var wasAsked: Bool { asked.load(ordering: .relaxed) }

    /// A new statement begins: what was asked before is not for it.
    func forget() { asked.store(false, ordering: .relaxed) }

    func disconnect() { connection.withLock { $0 = 0 } }
}
