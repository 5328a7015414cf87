import CSQLite

/// Waits for locks that other connections hold, up to a deadline for each statement.
///
/// `sqlite3_busy_timeout` would do most of it, but cannot be interrupted, starts anew with every lock that a statement
/// takes, and does not say how long it waited.
final class BusyWait {
    /// The pauses that SQLite's own handler makes, in milliseconds.
    private static let pauses: [Int64] = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100]

    private let timeout: Duration
    private let interrupt: InterruptHandle
    private let now: () -> ContinuousClock.Instant
    private let sleep: (Duration) -> Void
    private var started: ContinuousClock.Instant?
    private var attempts = 0
    /// How long the statement has waited so far; nil when it met no lock.
    private(set) var waited: Duration?

    init(
        timeout: Duration, interrupt: InterruptHandle, now: @escaping () -> ContinuousClock.Instant,
        sleep: @escaping (Duration) -> Void
    ) {
        self.timeout = timeout
        self.interrupt = interrupt
        self.now = now
        self.sleep = sleep
    }

    /// A new statement begins.
    func reset() {
        started = nil
        waited = nil
        attempts = 0
        interrupt.forget()
    }

    /// A wait of the same length that begins now, around several statements.
    func another() -> BusyWait {
        let wait = BusyWait(timeout: timeout, interrupt: interrupt, now: now, sleep: sleep)
        wait.started = now()
        return wait
    }

    var wasInterrupted: Bool { interrupt.wasAsked }

    /// Pauses and says whether to try again.
    func shouldRetry() -> Bool {
        let current = now()
        let start = started ?? current
        started = start
        let elapsed = start.duration(to: current)
        waited = elapsed
        guard !interrupt.wasAsked, elapsed < timeout else { return false }
        sleep(min(Self.pause(attempts), timeout - elapsed))
        attempts += 1
        waited = start.duration(to: now())
        return !interrupt.wasAsked
    }

    static func pause(_ attempt: Int) -> Duration { .milliseconds(pauses[min(max(attempt, 0), pauses.count - 1)]) }

    /// Makes SQLite ask this object; the connection must not outlive it, nor keep it when it is closed.
    func install(on handle: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_busy_handler(
            handle,
            { context, _ in
                guard let context else { return 0 }
                return Unmanaged<BusyWait>.fromOpaque(context).takeUnretainedValue().shouldRetry() ? 1 : 0
            }, context)
    }
}
