import Autorunner
import Formats
import Hub
import StateRoots
import Storage

/// What the autorunner's records say of a repository, in the hub's terms.
struct RepositoryConditions: RepositoryFacts {
    private let access: RepositoryAccess

    init(_ workplace: Workplace) { access = RepositoryAccess(workplace) }

    func condition(of repository: AbsolutePath) throws -> RepositoryCondition {
        let places = try access.places(of: repository)
        let isInitialized = try EntryFacts.of(try places.tickets().path)?.kind == .directory
        guard isInitialized else { return RepositoryCondition(isInitialized: false) }
        let runner = try RunnerStore(places.state()).snapshot()
        let lock = try RunnerLock.assess(places.lock())
        var condition = RepositoryCondition(
            isInitialized: true, status: Self.status(runner?.status, lock), lock: Self.lock(lock))
        condition.lastRun.id = runner?.lastRunID
        condition.lastRun.startedAt = runner?.lastRunStartedAt
        condition.lastRun.finishedAt = runner?.lastRunFinishedAt
        condition.lastRun.durationSeconds = Self.seconds(runner?.lastRunStartedAt, runner?.lastRunFinishedAt)
        condition.lastRun.exitCode = runner?.lastExitCode
        condition.runnerPID = runner?.runnerPID.map(Int64.init)
        return condition
    }

    private static func status(_ runner: RunnerStatus?, _ lock: LockAssessment) -> RepositoryStatus {
        switch runner {
        case .running: .running
        case .error: .error
        case .idle, nil: if case .held = lock { .locked } else { .idle }
        }
    }

    private static func lock(_ assessment: LockAssessment) -> LockStatus {
        switch assessment {
        case .free: .unlocked
        case .held: .lockedAlive
        case .stale: .lockedStale
        }
    }

    private static func seconds(_ start: String?, _ end: String?) -> Double? {
        guard let start = start.flatMap({ try? UTCTime(rfc3339: $0) }),
            let end = end.flatMap({ try? UTCTime(rfc3339: $0) })
        else { return nil }
        let length = Double(end.unixMilliseconds - start.unixMilliseconds) / 1000
        return length < 0 ? nil : length
    }
}
