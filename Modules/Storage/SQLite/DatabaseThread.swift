/// A database with a thread of its own, for callers that are async.
///
/// Work runs in the order in which it was handed over, one piece at a time; the caller is suspended and blocks nothing.
/// What goes in and comes out is `Sendable`; the database itself never leaves its thread.
public final class DatabaseThread: Sendable {
    private let inbox: DatabaseInbox
    /// Where the file is.
    public let path: String
    /// Stops the piece of work that is running.
    public let interruptHandle: InterruptHandle

    /// Opens a database on a new thread: `try await DatabaseThread { try .open(path) }`.
    public init(_ open: @escaping @Sendable () throws -> Database) async throws {
        let inbox = DatabaseInbox()
        self.inbox = inbox
        (path, interruptHandle) = try await withCheckedThrowingContinuation { continuation in
            do throws(System.Failure) {
                try System.startThread {
                    do {
                        let database = try open()
                        continuation.resume(returning: (database.path, database.interruptHandle))
                        while let job = inbox.next() { job(database) }
                        database.close()
                    } catch {
                        continuation.resume(throwing: error)
                    }
                }
            } catch {
                continuation.resume(throwing: DatabaseError(.other, "no thread for it: \(error)", path: "not opened"))
            }
        }
    }

    deinit { inbox.finish() }

    /// Runs `work` on the database's thread.
    ///
    /// Once begun it runs to its end, whether or not the caller is cancelled: a transaction is not torn.
    public func run<Value: Sendable>(_ work: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let taken = inbox.put { database in continuation.resume(with: Result { try work(database) }) }
            if !taken {
                continuation.resume(throwing: DatabaseError(.misuse, "its thread was closed already", path: path))
            }
        }
    }

    /// Does the work handed over so far, closes the database and ends the thread.
    public func close() async {
        _ = try? await run { $0.close() }
        inbox.finish()
    }
}
