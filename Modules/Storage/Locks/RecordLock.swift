/// A lock that is a record in a file: held while the record stands there and its writer lives.
///
/// It is for formats in which other programs look at the record and not at the kernel's lock. The record is taken,
/// judged and replaced under the artifact's `FileLock`, so that of several who find it stale one succeeds.
public struct RecordLock: ~Copyable, Sendable {
    public let path: DurablePath
    private let record: [UInt8]

    /// More than any such record has.
    private static let longestRecord = 65_536

    /// Takes the lock by writing the record, or throws `locked` with what `blocking` says of the one that is there.
    ///
    /// - Parameter blocking: why the record that is there must be respected, as a person reads it; nil when it is
    ///   stale. Judge a writer by `ProcessIdentity.liveness`, and respect one that cannot be judged.
    public init(
        at path: DurablePath, record: [UInt8], wait: LockWait = .atMost(.seconds(10)),
        blocking: (_ record: [UInt8]) -> String?
    ) throws(StorageError) {
        let guarding = try FileLock(of: path, purpose: "to look at the record", wait: wait)
        if let present = try SafeFile.readIfPresent(path, limit: Self.longestRecord), let reason = blocking(present) {
            throw Errand(.lock, path.placement).refused(
                .locked, reason, remedy: "wait until it is done, or end it")
        }
        try AtomicFile.write(record, to: path)
        guarding.release()
        self.init(holding: record, at: path)
    }

    private init(holding record: [UInt8], at path: DurablePath) {
        self.record = record
        self.path = path
    }

    /// Gives the lock back by removing the record, unless somebody has judged it stale and replaced it.
    public consuming func release() throws(StorageError) { try Self.remove(record, at: path) }

    private static func remove(_ record: [UInt8], at path: DurablePath) throws(StorageError) {
        let guarding = try FileLock(of: path, purpose: "to remove the record", wait: .atMost(.seconds(10)))
        if try SafeFile.readIfPresent(path, limit: longestRecord) == record { try FileRemoval.remove(path) }
        guarding.release()
    }
}
