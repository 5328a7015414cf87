import Diagnostics
import Storage

extension RepositoryChecks {
    /// `flows.db`, and whether its active runs have a worker.
    static func flows(_ places: RepositoryPlaces, _ processes: ProcessView) throws -> [Finding] {
        let path = try places.flows()
        do {
            guard let store = try FlowStore.openForReading(path) else {
                return [Finding("flows.none", .ok, "No flow has run yet.", subject: path.description)]
            }
            defer { store.close() }
            let problems = try store.integrityCheck().problems
            guard problems.isEmpty else { return [damaged(problems, path)] }
            let runs = try store.unfinished()
            let ok = Finding(
                "flows.sound", .ok, "The runs can be read (version \(store.version)).", subject: path.description)
            return [ok] + runs.compactMap { standing(ofRun: $0.id, $0.status, places, processes) }
        } catch let error as AutorunnerError {
            let isNewer = error.code == .newer
            return [
                Finding(
                    isNewer ? "flows.newer" : "flows.state_damaged", .error,
                    "The runs cannot be used: \(error.reason).", subject: path.description,
                    remedy: isNewer ? .version : .recoverRuns)
            ]
        } catch {
            return [unreadable("flows", "The database of the runs", error, path, recover: .recoverRuns)]
        }
    }

    private static func damaged(_ problems: [String], _ path: DurablePath) -> Finding {
        Finding(
            "flows.state_damaged", .error, "The database of the runs is damaged: \(problems[0]).",
            subject: path.description, remedy: .recoverRuns,
            details: problems.dropFirst().prefix(9).map { Finding.Detail("problem", $0) })
    }

    private static func standing(
        ofRun id: String, _ status: FlowStatus, _ places: RepositoryPlaces, _ processes: ProcessView
    ) -> Finding? {
        guard status.isKnown else {
            return Finding(
                "flows.unknown_status", .warning, "The run '\(id)' is '\(status)', which is not known here.",
                subject: id, remedy: .status)
        }
        guard status == .running || status == .stopping, let run = FlowRunID(id) else { return nil }
        do {
            guard let worker = try WorkerRecord.read(places.worker(of: run)) else {
                return Finding(
                    "flows.no_worker", .warning, "The run is \(status), and nothing says which worker is at it.",
                    subject: id, remedy: .status)
            }
            guard case .dead(let reason) = worker.claim(of: run).verdict(seenBy: processes) else { return nil }
            return Finding(
                "flows.dead_worker", .warning, "The run is \(status), but its worker is gone: \(reason).", subject: id,
                remedy: .status)
        } catch {
            return Finding("flows.worker_unreadable", .warning, "\(error)", subject: id, remedy: .verify)
        }
    }
}
