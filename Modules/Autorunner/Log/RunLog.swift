public import Formats
public import Storage

/// `codex-autorunner.log` and its older parts, `….log.1` the newest of them (SR-02).
///
/// Writing to it never fails whoever writes: a line that cannot be written is lost, and the caller may ask why.
public struct RunLog: Sendable {
    /// The file that is written to, and the names of older parts.
    public let parts: [DurablePath]
    /// Before a line would bring the file to this size, the parts move on.
    public let limit: Int

    /// As earlier car versions have it: ten megabytes, and three older parts.
    public static let standardLimit = 10_000_000
    /// How many older parts there are.
    public static let standardBackups = 3

    /// - Parameter backups: places of older parts, the newest first; without any the log grows.
    public init(_ path: DurablePath, backups: [DurablePath], limit: Int = RunLog.standardLimit) {
        parts = [path] + backups
        self.limit = max(1, limit)
    }

    /// The log of a repository.
    ///
    /// - Parameter backups: how many older parts are kept.
    public init(
        _ places: RepositoryPlaces, limit: Int = RunLog.standardLimit, backups: Int = RunLog.standardBackups
    ) throws(StateRootError) {
        var older: [DurablePath] = []
        for number in 0..<max(0, backups) { older.append(try places.logBackup(number + 1)) }
        self.init(try places.log(), backups: older, limit: limit)
    }

    /// Appends a line for people; returns why it could not, and nil when it did.
    @discardableResult
    public func append(_ level: RunLogLevel, _ message: String, now: UTCTime) -> StorageError? {
        write(RunLogLine.text(level, message, now))
    }

    /// Appends an event with its facts; returns why it could not, and nil when it did.
    @discardableResult
    public func append(_ level: RunLogLevel, event: String, _ fields: JSONObject, now: UTCTime) -> StorageError? {
        write(RunLogLine.event(level, event, fields, now))
    }

    private func write(_ line: [UInt8]) -> StorageError? {
        do throws(StorageError) {
            let file = try AppendFile(parts[0])
            guard parts.count > 1, try isFull(file, line) else {
                try file.append(line)
                return nil
            }
            try rotate(before: line)
            try AppendFile(parts[0]).append(line)
            return nil
        } catch {
            return error
        }
    }

    private func isFull(_ file: borrowing AppendFile, _ line: [UInt8]) throws(StorageError) -> Bool {
        let size = Int(clamping: try file.size())
        return size > 0 && size + line.count >= limit
    }

    /// Of several writers one moves the parts; the others find that it is done.
    private func rotate(before line: [UInt8]) throws(StorageError) {
        let lock = try FileLock(of: parts[0], purpose: "to begin a new part of the log", wait: .atMost(.seconds(1)))
        if try isFull(AppendFile(parts[0]), line) { try FileRotation.shift(parts) }
        lock.release()
    }
}
