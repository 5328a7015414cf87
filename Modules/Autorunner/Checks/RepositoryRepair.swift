public import Formats
import Storage

/// Clears what a dead process left in a repository: its lock, its `running` in the runner's state, a request to stop.
public enum RepositoryRepair {
    /// Does it and says what was done, as sentences; a second time there is nothing to do.
    ///
    /// Refused with `busy` while anything is at work there or cannot be judged.
    public static func apply(
        to places: RepositoryPlaces, processes: ProcessView = .system, now: UTCTime
    ) throws -> [String] {
        let activity = RepositoryActivity(of: places, processes: processes)
        if let reason = (activity.atWork + activity.uncertain).first {
            throw AutorunnerError(
                .busy, places.root, "nothing was repaired: \(reason)", remedy: "end it, then try again")
        }
        let isStale = try isLockStale(places, processes)
        guard try isStale || deadRunner(places, processes) != nil || StopRequest(places.stop()).isAsked() else {
            return []
        }
        // From here on no runner can begin; its release removes the file.
        let lock = try RunnerLock(at: places.lock(), now: now, processes: processes)
        let done = try settle(places, processes, now)
        lock.release()
        return (isStale ? ["The lock that was left behind was removed."] : []) + done
    }

    private static func isLockStale(_ places: RepositoryPlaces, _ processes: ProcessView) throws -> Bool {
        guard case .stale = try RunnerLock.assess(places.lock(), processes: processes) else { return false }
        return true
    }

    /// The runner's state where it names a process that is not at work.
    private static func deadRunner(_ places: RepositoryPlaces, _ processes: ProcessView) throws -> RunnerSnapshot? {
        guard let snapshot = try RunnerStore(places.state()).snapshot(),
            snapshot.status == .running || snapshot.runnerPID != nil,
            snapshot.claim.verdict(seenBy: processes) != .alive
        else { return nil }
        return snapshot
    }

    private static func settle(
        _ places: RepositoryPlaces, _ processes: ProcessView, _ now: UTCTime
    ) throws -> [String] {
        var done: [String] = []
        if let dead = try deadRunner(places, processes),
            try RunnerStore(places.state()).settle(dead, now: now)
        {
            done.append("The runner's state no longer names a process that is gone.")
        }
        if try StopRequest(places.stop()).clear() { done.append("The request to stop was removed.") }
        return done
    }
}
