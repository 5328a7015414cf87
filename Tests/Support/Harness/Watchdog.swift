import Foundation

/// Does something drastic unless it is told in time that all is well.
final class Watchdog: @unchecked Sendable {
    // Invariant: both fields are touched under the condition's lock only.
    private let condition = NSCondition()
    private var ended = false
    private var fired = false

    init(seconds: Double, _ bite: @escaping @Sendable () -> Void) {
        let deadline = Date(timeIntervalSinceNow: seconds)
        Thread { [self] in
            condition.lock()
            while !ended, Date() < deadline { _ = condition.wait(until: deadline) }
            fired = !ended
            condition.unlock()
            if fired { bite() }
        }.start()
    }

    /// Stops the watch; true when it had already bitten.
    func end() -> Bool {
        condition.lock()
        defer { condition.unlock() }
        ended = true
        condition.broadcast()
        return fired
    }
}
