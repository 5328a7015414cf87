import Synchronization

/// Shows a long operation on standard error; the decisions are `ProgressState`'s.
public final class Progress: Sendable {
    private let state: Mutex<ProgressState>
    private let sink: any TextSink
    private let now: @Sendable () -> Duration

    /// - Parameter now: a clock that only goes forward, from any beginning.
    public init(_ label: String, total: Int? = nil, console: Console, now: @escaping @Sendable () -> Duration) {
        sink = console.errors
        self.now = now
        state = Mutex(
            ProgressState(label: label, total: total, form: .fitting(console.errorTerminal), start: now()))
    }

    /// Tells how many steps are done.
    public func advance(to completed: Int) { tick(completed) }

    /// Gives the spinner a chance to turn.
    public func tick() { tick(nil) }

    public func finish() { write { $0.finish(now: $1) } }

    private func tick(_ completed: Int?) { write { $0.update(completed: completed, now: $1) } }

    /// Writes within the lock, so that two threads' lines do not mix; that it cannot be shown is nobody's error.
    private func write(_ change: (inout ProgressState, Duration) -> String?) {
        state.withLock { state in
            if let text = change(&state, now()) { try? sink.write(Array(text.utf8)) }
        }
    }

    /// Shows an operation from beginning to end, turning the spinner while it waits.
    public static func during<Result: Sendable>(
        _ label: String, total: Int? = nil, console: Console,
        now: @escaping @Sendable () -> Duration = monotonicClock(),
        _ operation: (Progress) async throws -> Result
    ) async rethrows -> Result {
        let progress = Progress(label, total: total, console: console, now: now)
        let ticking = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: ProgressState.redrawInterval)
                progress.tick()
            }
        }
        defer {
            ticking.cancel()
            progress.finish()
        }
        return try await operation(progress)
    }

    /// A clock that only goes forward and begins now.
    public static func monotonicClock() -> @Sendable () -> Duration {
        let clock = ContinuousClock()
        let start = clock.now
        return { clock.now - start }
    }
}
