/// A lock file with a record of its holder in it: the file itself is held, and not a `.lock` beside it.
///
/// It is for formats in which other programs both ask the kernel and read the record. The record is written into the
/// file that is held, never by replacing it: a new file under the name would be held by nobody.
public struct SignedLock: ~Copyable, Sendable {
    private let file: Descriptor
    public let path: DurablePath

    /// More bytes than any such record has: what stands behind them is not read.
    public static let longestRecord = 65_536
    /// Whoever only asks holds the file for a moment, which is no reason to be refused.
    private static let patience = LockWait.atMost(.milliseconds(250))

    /// Takes the lock and signs it, or throws `locked`.
    ///
    /// - Parameter blocking: why the record that is there must be respected although nobody holds the file, as a person
    ///   reads it; nil when it is stale. A file without a record is given as no bytes, and a longer one as its first
    ///   `longestRecord`.
    public init(
        at path: DurablePath, record: [UInt8], blocking: (_ record: [UInt8]) -> String?
    ) throws(StorageError) {
        let place = try OpenPlace(path.placement, for: .lock, missing: .make(durably: false))
        let file = try FileLock.acquire(place, .exclusive, Self.patience)
        let present: [UInt8]
        do throws(System.Failure) {
            present = try System.readBeginning(file.number, upTo: Self.longestRecord)
        } catch {
            throw place.errand.failed(error)
        }
        if let reason = blocking(present) {
            throw place.errand.refused(.locked, reason, remedy: "wait until it is done, or end it")
        }
        do throws(System.Failure) {
            try System.truncate(file.number, to: 0)
            try System.writeAll(file.number, record.span.bytes)
            try System.synchronizeData(file.number)
        } catch {
            throw place.errand.failed(error)
        }
        self.init(holding: file, at: path)
    }

    private init(holding file: consuming Descriptor, at path: DurablePath) {
        self.file = file
        self.path = path
    }

    /// Whether some process holds the file now; false when there is no file.
    ///
    /// Asking holds it too, together with whoever else asks, for as long as it takes to let go again.
    public static func isHeld(at path: DurablePath) throws(StorageError) -> Bool {
        do throws(StorageError) {
            let place = try OpenPlace(path.placement, for: .lock)
            let file = try place.open(.read)
            do throws(System.Failure) {
                guard try System.lock(file.number, exclusively: false, waiting: false) else { return true }
            } catch {
                throw place.errand.failed(error)
            }
            System.unlock(file.number)
            return false
        } catch {
            guard error.code == .notFound else { throw error }
            return false
        }
    }

    /// Gives the lock back and removes the file; so does letting the value go.
    public consuming func release() {}

    deinit {
        // While it is still held, so that nobody else's file is removed: whoever waits for it looks at the name again.
        if let place = try? OpenPlace(path.placement, for: .remove), let held = try? place.status(of: file),
            let named = try? place.status(), named.stamp.isSameFile(as: held.stamp)
        {
            try? System.unlink(place.name, in: place.directory.number)
        }
        System.unlock(file.number)
    }
}
