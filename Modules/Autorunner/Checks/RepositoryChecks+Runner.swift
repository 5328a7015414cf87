import Diagnostics
import Storage

extension RepositoryChecks {
    /// `state.sqlite3`, and whether what it says of the runner is so.
    static func runner(_ places: RepositoryPlaces, _ processes: ProcessView) throws -> [Finding] {
        let path = try places.state()
        let snapshot: RunnerSnapshot
        do {
            guard let found = try RunnerStore(path).snapshot() else {
                return [
                    Finding(
                        "runner.state_missing", .error, "There is no state of the runner, or one without tables.",
                        subject: path.description, remedy: .initialise)
                ]
            }
            snapshot = found
        } catch let error as AutorunnerError {
            let isStatus = error.code == .unknownStatus
            return [
                Finding(
                    isStatus ? "runner.unknown_status" : "runner.state_damaged", .error,
                    "The state of the runner cannot be used: \(error.reason).", subject: path.description,
                    remedy: .recover)
            ]
        } catch {
            return [unreadable("runner", "The state of the runner", error, path)]
        }
        return [standing(of: snapshot, path, processes)]
    }

    private static func standing(
        of snapshot: RunnerSnapshot, _ path: DurablePath, _ processes: ProcessView
    ) -> Finding {
        guard snapshot.status == .running else {
            return Finding(
                "runner.state", .ok, "The runner is not running (\(snapshot.status.rawValue)).",
                subject: path.description)
        }
        guard case .dead(let reason) = snapshot.claim.verdict(seenBy: processes) else {
            return Finding("runner.state", .ok, "The runner is running.", subject: path.description)
        }
        return Finding(
            "runner.dead", .warning, "The runner is said to be running, but \(reason).", subject: path.description,
            remedy: .repair)
    }

    /// A database that could not be opened or read, by what stood in the way.
    ///
    /// - Parameter recover: what sets such a database aside.
    static func unreadable(
        _ id: String, _ what: String, _ error: any Error, _ path: DurablePath, recover: Finding.Remedy = .recover
    ) -> Finding {
        guard let error = error as? DatabaseError else {
            return Finding(
                "\(id).unreadable", .error, "\(what) cannot be read: \(error)", subject: path.description,
                remedy: .verify)
        }
        switch error.code {
        case .corrupt, .notADatabase, .mismatch, .sql:
            return Finding(
                "\(id).state_damaged", .error, "\(what) is damaged: \(error.message).", subject: path.description,
                remedy: recover)
        case .busy, .locked:
            return Finding(
                "\(id).busy", .warning, "\(what) is being written, and could not be looked at.",
                subject: path.description, remedy: .status)
        default:
            return Finding(
                "\(id).unreadable", .error, "\(what) cannot be read: \(error.message).", subject: path.description,
                remedy: .verify)
        }
    }
}
