import Formats
import Storage

extension FlowStore {
    /// The runs, newest first; of those made in one second the one written last.
    ///
    /// - Parameter type: of this flow alone.
    public func runs(ofType type: String? = nil, limit: Int? = nil) throws -> [FlowRun] {
        let filter = type == nil ? "" : "WHERE flow_type = ? "
        let values: [SQLiteValue] = (type.map { [.text($0)] } ?? []) + [.integer(Int64(limit ?? -1))]
        return try database.map(
            "SELECT * FROM flow_runs \(filter)ORDER BY created_at DESC, rowid DESC LIMIT ?", SQLiteParameters(values),
            run)
    }

    /// Id and status of the runs to which something may still happen, newest first, whatever else their rows hold.
    public func unfinished() throws -> [(id: String, status: FlowStatus)] {
        try database.map("SELECT id, status FROM flow_runs ORDER BY created_at DESC, rowid DESC") { row in
            (id: try row.get(0), status: FlowStatus(try row.get(1)))
        }.filter { !$0.status.isTerminal }
    }

    /// The run of this id; nil when there is none.
    public func run(_ id: String) throws -> FlowRun? {
        try database.first("SELECT * FROM flow_runs WHERE id = ?", [id], run)
    }

    /// Writes a new run; one of the same id is refused.
    public func insert(_ run: FlowRun) throws {
        try checkStatus(of: run)
        try database.write { database in
            try database.execute(
                """
                INSERT INTO flow_runs (id, flow_type, status, input_data, state, current_step, stop_requested, created_at,
                    started_at, finished_at, error_message, metadata)
                VALUES (:id, :type, :status, :input, :state, :step, :stop, :created, :started, :finished, :error, :metadata)
                """,
                [
                    "id": run.id, "type": run.type, "status": run.status.description, "input": Self.text(run.input),
                    "state": Self.text(run.state), "step": run.currentStep, "stop": run.stopRequested,
                    "created": run.createdAt, "started": run.startedAt, "finished": run.finishedAt,
                    "error": run.errorMessage, "metadata": Self.text(run.metadata),
                ])
        }
    }

    /// Changes a run as it is now, in one transaction, and returns it.
    @discardableResult
    public func update(_ id: String, _ change: (inout FlowRun) throws -> Void) throws -> FlowRun {
        try database.write { database in
            guard var run = try run(id) else { throw noRun(id) }
            let before = run
            try change(&run)
            guard run != before else { return run }
            // One that came with an unknown status may keep it, and gets none.
            if run.status != before.status { try checkStatus(of: run) }
            try database.execute(
                """
                UPDATE flow_runs SET status = :status, input_data = :input, state = :state, current_step = :step,
                    stop_requested = :stop, started_at = :started, finished_at = :finished, error_message = :error,
                    metadata = :metadata
                WHERE id = :id
                """,
                [
                    "id": id, "status": run.status.description, "input": Self.text(run.input),
                    "state": Self.text(run.state), "step": run.currentStep, "stop": run.stopRequested,
                    "started": run.startedAt, "finished": run.finishedAt, "error": run.errorMessage,
                    "metadata": Self.text(run.metadata),
                ])
            return run
        }
    }

    private func run(_ row: borrowing Row) throws -> FlowRun {
        let id = try row.get("id", as: String.self)
        return FlowRun(
            id: id, type: try row.get("flow_type"), status: FlowStatus(try row.get("status")),
            input: try object(row.get("input_data"), "the input of the run '\(id)'"),
            state: try object(row.get("state"), "the state of the run '\(id)'"),
            currentStep: try row.get("current_step"), stopRequested: try row.get("stop_requested", as: Int64.self) != 0,
            createdAt: try row.get("created_at"), startedAt: try row.get("started_at"),
            finishedAt: try row.get("finished_at"), errorMessage: try row.get("error_message"),
            metadata: try object(row.get("metadata"), "the metadata of the run '\(id)'"))
    }

    private func checkStatus(of run: FlowRun) throws {
        guard run.status.isKnown else {
            throw AutorunnerError(
                .unknownStatus, database.path, "'\(run.status)' is no status of a run",
                remedy: "report it: this is a defect")
        }
    }

    func noRun(_ id: String) -> AutorunnerError {
        AutorunnerError(
            .notFound, database.path, "there is no run '\(id)'", remedy: "check the id: a run may have been removed")
    }

    /// A column that holds a JSON object.
    func object(_ text: String, _ what: String) throws -> JSONObject {
        guard let object = (try? JSON.parse(text))?.object else {
            throw AutorunnerError(
                .damaged, database.path, "\(what) is no JSON object", remedy: "run 'car state recover'")
        }
        return object
    }

    static func text(_ object: JSONObject) -> String {
        String(decoding: JSON.object(object).serialized(), as: UTF8.self)
    }
}
