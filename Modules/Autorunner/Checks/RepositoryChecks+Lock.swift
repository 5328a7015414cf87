import Diagnostics
import Storage

extension RepositoryChecks {
    /// `lock` and `stop`.
    static func lock(_ places: RepositoryPlaces, _ processes: ProcessView) throws -> [Finding] {
        let path = try places.lock()
        let assessment = try RunnerLock.assess(path, processes: processes)
        return [standing(of: assessment, path)] + (try leftoverStop(places, assessment))
    }

    private static func standing(of assessment: LockAssessment, _ path: DurablePath) -> Finding {
        switch assessment {
        case .free:
            return Finding("lock.free", .ok, "The lock is free.", subject: path.description)
        case .stale(let reason):
            return Finding(
                "lock.stale", .warning, "The lock was left behind: \(reason).", subject: path.description,
                remedy: .repair)
        case .held(let holder):
            guard let doubt = holder.doubt else {
                return Finding("lock.held", .ok, "The lock is held by \(holder).", subject: path.description)
            }
            return Finding(
                "lock.held_elsewhere", .warning,
                "The lock names \(holder), and whether that lives cannot be told from here: \(doubt).",
                subject: path.description,
                // No command of ours removes it: whether the machine is gone is known to a person alone.
                remedy: .init(["rm", path.description], explanation: "if that machine is gone"))
        }
    }

    /// A request to stop that nobody is there to heed would stop the next runner.
    private static func leftoverStop(_ places: RepositoryPlaces, _ assessment: LockAssessment) throws -> [Finding] {
        let stop = StopRequest(try places.stop())
        guard try stop.isAsked() else { return [] }
        if case .held = assessment {
            return [
                Finding("stop.asked", .info, "The runner has been asked to stop.", subject: stop.path.description)
            ]
        }
        return [
            Finding(
                "stop.left_over", .warning, "A request to stop was left behind, and no runner is there to heed it.",
                subject: stop.path.description, remedy: .repair)
        ]
    }
}
