public import Formats
public import Storage

/// A repository's `lock`, held: nobody else runs there.
///
/// The file is locked in the kernel and says who holds it, and earlier car versions respect both.
public struct RunnerLock: ~Copyable, Sendable {
    private let lock: SignedLock

    /// Takes the lock for this process, or throws `busy` with the holder's name; a stale record is replaced.
    public init(at path: DurablePath, now: UTCTime, processes: ProcessView = .system) throws {
        let own = LockRecord(pid: try ProcessIdentity.current().pid, host: processes.host, now: now)
        var objection: String?
        do {
            lock = try SignedLock(at: path, record: own.bytes) { found in
                objection = Self.blocking(found, processes)
                return objection
            }
        } catch {
            guard error.code == .locked else { throw error }
            throw AutorunnerError(
                .busy, path, objection ?? Self.holder(path, processes), remedy: "wait until it is done, or end it")
        }
    }

    /// Who holds the file in the kernel, as far as it says.
    private static func holder(_ path: DurablePath, _ processes: ProcessView) -> String {
        let record = (try? LockRecord.read(path)) ?? LockRecord(pid: nil, startedAt: nil, host: nil)
        return blocking(record, isHeldInKernel: true, processes) ?? "it is held"
    }

    /// Why the record of a file that nobody holds must be respected; nil when it is stale.
    private static func blocking(_ bytes: [UInt8], _ processes: ProcessView) -> String? {
        // A file of no bytes was made by this attempt.
        bytes.isEmpty ? nil : blocking(LockRecord(bytes), isHeldInKernel: false, processes)
    }

    private static func blocking(
        _ record: LockRecord, isHeldInKernel: Bool, _ processes: ProcessView
    ) -> String? {
        guard case .held(let holder) = LockAssessment.of(record, isHeldInKernel: isHeldInKernel, seenBy: processes)
        else { return nil }
        return "it is held by \(holder)" + (holder.doubt.map { " (\($0))" } ?? "")
    }

    /// Looks at the lock and changes nothing.
    public static func assess(
        _ path: DurablePath, processes: ProcessView = .system
    ) throws(StorageError) -> LockAssessment {
        let record = try LockRecord.read(path)
        return LockAssessment.of(record, isHeldInKernel: try SignedLock.isHeld(at: path), seenBy: processes)
    }

    /// Gives the lock back and removes the file; so does letting the value go.
    public consuming func release() {}
}
