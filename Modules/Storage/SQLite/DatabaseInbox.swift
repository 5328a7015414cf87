/// Work on its way to the thread of a database.
final class DatabaseInbox: Sendable {
    typealias Job = @Sendable (Database) -> Void

    private struct State {
        var jobs: [Job] = []
        var isFinished = false
    }

    private let state = System.Monitor(State())

    /// Hands work over; false when the thread has been told to end.
    func put(_ job: @escaping Job) -> Bool {
        state.change { state in
            guard !state.isFinished else { return false }
            state.jobs.append(job)
            return true
        }
    }

    /// Lets the thread end when it has done what was handed over.
    func finish() { state.change { $0.isFinished = true } }

    /// Waits for the next piece of work; nil at the end.
    func next() -> Job? {
        state.wait { state -> Job?? in
            if !state.jobs.isEmpty { return .some(state.jobs.removeFirst()) }
            return state.isFinished ? .some(nil) : nil
        }
    }
}
