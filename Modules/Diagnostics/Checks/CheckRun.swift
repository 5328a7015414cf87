import Synchronization

/// Runs checks beside one another, each within a time limit.
public enum CheckRun {
    /// The sections in the order of the checks, whatever the order in which they end.
    ///
    /// A check that throws, or is not done in time, becomes a finding. One that ignores its cancellation is left
    /// behind: the report does not wait for a file system that hangs.
    public static func run(
        _ checks: [any Check], limit: Duration = .seconds(10), clock: any Clock<Duration> = ContinuousClock()
    ) async -> CheckReport {
        let sections = await withTaskGroup(of: (Int, CheckReport.Section).self) { group in
            for (index, check) in checks.enumerated() {
                group.addTask { (index, await section(of: check, limit, clock)) }
            }
            var sections: [(Int, CheckReport.Section)] = []
            for await section in group { sections.append(section) }
            return sections.sorted { $0.0 < $1.0 }.map(\.1)
        }
        return CheckReport(sections: sections)
    }

    private static func section(
        of check: any Check, _ limit: Duration, _ clock: any Clock<Duration>
    ) async -> CheckReport.Section {
        let findings = await withCheckedContinuation { continuation in
            let answer = FirstAnswer(continuation)
            // Not children of this task: a parent waits for all its children, and one of the two is to be left behind.
            let work = Task.detached {
                do {
                    answer.give(try await check.run())
                } catch {
                    answer.give([failure(of: check, error)])
                }
            }
            let watch = Task.detached {
                guard (try? await clock.sleep(for: limit)) != nil else { return }
                work.cancel()
                answer.give([timeout(of: check, limit)])
            }
            answer.whenGiven { watch.cancel() }
        }
        return CheckReport.Section(id: check.id, title: check.title, findings: findings)
    }

    private static func failure(of check: any Check, _ error: any Error) -> Finding {
        Finding("\(check.id).failed", .error, "The check itself failed: \(error)", subject: check.title)
    }

    private static func timeout(of check: any Check, _ limit: Duration) -> Finding {
        Finding(
            "\(check.id).timed_out", .error,
            "The check was not done within \(MarkerValue.duration(limit)) and was given up.", subject: check.title)
    }
}

/// Takes the first of two answers and forgets the other.
private final class FirstAnswer: Sendable {
    private struct State {
        var continuation: CheckedContinuation<[Finding], Never>?
        var isGiven = false
        var afterwards: (@Sendable () -> Void)?
    }

    private let state: Mutex<State>

    init(_ continuation: CheckedContinuation<[Finding], Never>) {
        state = Mutex(State(continuation: continuation))
    }

    func give(_ findings: [Finding]) {
        let (continuation, afterwards) = state.withLock { state in
            state.isGiven = true
            defer {
                state.continuation = nil
                state.afterwards = nil
            }
            return (state.continuation, state.afterwards)
        }
        continuation?.resume(returning: findings)
        afterwards?()
    }

    func whenGiven(_ body: @escaping @Sendable () -> Void) {
        let isGiven = state.withLock { state in
            if !state.isGiven { state.afterwards = body }
            return state.isGiven
        }
        if isGiven { body() }
    }
}
