public import Formats
public import Storage

/// What stands in the file `lock`: `{"pid": …, "started_at": …, "host": …}`, and of the oldest car versions a bare pid.
public struct LockRecord: Hashable, Sendable {
    /// The holder's process; nil where none can be understood.
    public let pid: Int32?
    /// When it began, as the file has it.
    public let startedAt: String?
    /// The holder's machine.
    public let host: String?

    public init(pid: Int32?, startedAt: String?, host: String?) {
        self.pid = pid
        self.startedAt = startedAt
        self.host = host
    }

    /// The record of a process that begins now.
    public init(pid: Int32, host: String, now: UTCTime) {
        self.init(pid: pid, startedAt: now.rfc3339(), host: host)
    }

    /// What the file says; nil when there is none.
    ///
    /// Reading changes nothing.
    public static func read(_ path: DurablePath) throws(StorageError) -> LockRecord? {
        do throws(StorageError) {
            return try SafeFile.readIfPresent(path, limit: SignedLock.longestRecord).map { LockRecord($0) }
        } catch {
            guard error.code == .tooLarge else { throw error }
            return LockRecord(pid: nil, startedAt: nil, host: nil)
        }
    }

    /// Reads the bytes of the file; whatever cannot be understood names no process.
    public init(_ bytes: [UInt8]) {
        let text = String(validating: bytes, as: UTF8.self)?.trimmed ?? ""
        if let members = (try? JSON.parse(text))?.object {
            // A number, or digits in quotes.
            let pid = members["pid"].flatMap { $0.int64.map(String.init) ?? $0.string }
            self.init(
                pid: pid.flatMap(Self.pid), startedAt: members["started_at"]?.string, host: members["host"]?.string)
        } else {
            self.init(pid: Self.pid(text), startedAt: nil, host: nil)
        }
    }

    private static func pid(_ text: String) -> Int32? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let pid = Int32(text), pid > 0
        else { return nil }
        return pid
    }

    /// The bytes of the file.
    var bytes: [UInt8] {
        var members = JSONObject()
        members["pid"] = pid.map { .number(JSONNumber(Int64($0))) } ?? .null
        members["started_at"] = startedAt.map { .string($0) } ?? .null
        members["host"] = host.map { .string($0) } ?? .null
        return JSON.object(members).serialized() + [UInt8(ascii: "\n")]
    }

    /// That the process of the record holds the lock.
    var claim: ProcessClaim {
        ProcessClaim(
            pid: pid, since: startedAt.flatMap { try? UTCTime(rfc3339: $0) }?.unixSeconds, host: host)
    }
}
