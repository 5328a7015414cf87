import Formats
public import Storage

/// `flows/<run_id>/worker.json`: which process works on a run.
public struct WorkerRecord: Hashable, Sendable {
    /// The worker's process.
    public let pid: Int32
    /// Seconds since 1970.
    public let spawnedAt: Double?

    /// More than such a record has.
    private static let longest = 1 << 20

    /// The record of a run; nil when there is none, and an error when it is there and cannot be understood.
    public static func read(_ path: DurablePath) throws -> WorkerRecord? {
        guard let bytes = try SafeFile.readIfPresent(path, limit: longest) else { return nil }
        guard let json = try? JSON.parse(bytes), let pid = json["pid"]?.int64.flatMap({ Int32(exactly: $0) }), pid > 0
        else {
            throw AutorunnerError(
                .damaged, path, "the worker's record names no process",
                remedy: "look whether a worker runs, and remove it")
        }
        return WorkerRecord(pid: pid, spawnedAt: json["spawned_at"]?.double)
    }

    /// That the process works on this run; its command line names the run.
    func claim(of run: FlowRunID) -> ProcessClaim {
        ProcessClaim(pid: pid, since: spawnedAt.flatMap { Int64(exactly: $0.rounded(.up)) }, sign: run.text)
    }
}
