import Formats
import Storage

extension RunnerSnapshot {
    /// That the runner's process is at work, for a runner that is `running`.
    var claim: ProcessClaim {
        ProcessClaim(
            pid: runnerPID, since: lastRunStartedAt.flatMap { try? UTCTime(rfc3339: $0) }?.unixSeconds)
    }

    /// Whether the runner is said to be `running`, and its process is not at work any more.
    public func isProcessGone(seenBy processes: ProcessView = .system) -> Bool {
        guard status == .running, case .dead = claim.verdict(seenBy: processes) else { return false }
        return true
    }
}
