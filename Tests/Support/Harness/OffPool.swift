import Foundation

/// Runs blocking work on a thread of its own, so that the cooperative pool is never held.
public func offPool<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread {
            continuation.resume(with: Result { try work() })
        }
        thread.stackSize = 4 << 20
        thread.start()
    }
}
