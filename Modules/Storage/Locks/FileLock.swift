/// An advisory lock on the `.lock` file beside an artifact, dropped when the value goes or the process ends.
///
/// The lock file stays: removing it would let two processes hold locks on two files of one name. A child that this
/// process starts does not inherit the lock, since the descriptor is closed on exec.
public struct FileLock: ~Copyable, Sendable {
    /// Alone, or together with others of the same mind.
    public enum Mode: Hashable, Sendable { case exclusive, shared }

    private let file: Descriptor
    private let mode: Mode
    public let path: DurablePath

    /// Takes the lock of an artifact, or throws `locked` with the name of who holds it.
    ///
    /// - Parameter purpose: what for, as the person who waits will read it: "to fold the journal".
    public init(
        of artifact: DurablePath, _ mode: Mode = .exclusive, purpose: String, wait: LockWait = .none
    ) throws(StorageError) {
        let path = try Self.lockPath(of: artifact)
        let place = try OpenPlace(path.placement, for: .lock, missing: .make(durably: false))
        self.init(holding: try Self.acquire(place, mode, wait), mode, path)
        if mode == .exclusive { sign(purpose) }
    }

    private init(holding file: consuming Descriptor, _ mode: Mode, _ path: DurablePath) {
        self.file = file
        self.mode = mode
        self.path = path
    }

    /// Takes the lock if nobody holds it.
    public static func attempt(
        of artifact: DurablePath, _ mode: Mode = .exclusive, purpose: String
    ) throws(StorageError) -> FileLock? {
        do throws(StorageError) {
            return try FileLock(of: artifact, mode, purpose: purpose)
        } catch {
            guard error.code == .locked else { throw error }
            return nil
        }
    }

    /// Who holds the exclusive lock of an artifact; nil when nobody does, or nobody who says who it is.
    public static func holder(of artifact: DurablePath) throws(StorageError) -> LockHolder? {
        let path = try lockPath(of: artifact)
        guard let record = try SafeFile.readIfPresent(path, limit: longestRecord),
            let holder = LockHolder(record: record),
            // Left by a process that was killed; whether the lock itself is free is not asked, which would hold it.
            try holder.process.liveness(seenBy: .current()) != .dead
        else { return nil }
        return holder
    }

    /// Throws `changed` when the lock file lost its name while it was held: others may then hold the lock as well.
    ///
    /// To be asked right before what the lock is for, so that whoever tidied up costs an attempt and no change.
    public func confirm() throws(StorageError) {
        let place = try OpenPlace(path.placement, for: .lock)
        let held = try place.status(of: file)
        guard let named = try place.status(), named.stamp.isSameFile(as: held.stamp) else {
            throw place.errand.refused(
                .changed, "the lock file was removed or replaced while it was held",
                remedy: "leave it in its place, and repeat the change")
        }
    }

    /// Drops the lock; so does letting the value go.
    public consuming func release() {}

    deinit {
        // The record goes while the lock is still held, so that it is this holder's own.
        if mode == .exclusive { try? System.truncate(file.number, to: 0) }
        System.unlock(file.number)
    }

    // MARK: Taking it

    private static let longestRecord = 4096

    private static func lockPath(of artifact: DurablePath) throws(StorageError) -> DurablePath {
        do throws(StateRootError) {
            return try artifact.companion(.lock)
        } catch {
            throw Errand(.lock, artifact.placement).refused(
                .badName, error.message, remedy: "choose a shorter name")
        }
    }

    /// Opens the file that is the lock, makes it if need be, and holds it under its name.
    static func acquire(
        _ place: borrowing OpenPlace, _ mode: Mode, _ wait: LockWait
    ) throws(StorageError) -> Descriptor {
        while true {
            let file = try place.openForAppending(durably: false, reading: true)
            try hold(file, place, mode, wait)
            // Somebody who tidied up may have replaced the file, and a lock on a file without a name holds nobody.
            let held = try place.status(of: file)
            if let named = try place.status(), named.stamp.isSameFile(as: held.stamp) { return file }
        }
    }

    private static func hold(
        _ file: borrowing Descriptor, _ place: borrowing OpenPlace, _ mode: Mode, _ wait: LockWait
    ) throws(StorageError) {
        switch wait.kind {
        case .forever:
            _ = try lock(file, mode, waiting: true, place.errand)
        case .none:
            guard try lock(file, mode, waiting: false, place.errand) else { throw refusal(file, place.errand) }
        case .limited(let nanoseconds, let clock):
            let start = clock.now()
            var pause = LockWait.firstPause
            while try !lock(file, mode, waiting: false, place.errand) {
                let passed = clock.now() &- start
                guard passed < nanoseconds else { throw refusal(file, place.errand) }
                clock.pause(min(pause, nanoseconds - passed))
                pause = min(pause * 2, LockWait.longestPause)
            }
        }
    }

    private static func lock(
        _ file: borrowing Descriptor, _ mode: Mode, waiting: Bool, _ errand: Errand
    ) throws(StorageError) -> Bool {
        do throws(System.Failure) {
            return try System.lock(file.number, exclusively: mode == .exclusive, waiting: waiting)
        } catch {
            throw errand.failed(error)
        }
    }

    private static func refusal(_ file: borrowing Descriptor, _ errand: Errand) -> StorageError {
        let record = try? FileContent(of: file, limit: longestRecord, errand).bytes
        let holder = record.flatMap { LockHolder(record: $0) }
        return errand.refused(
            .locked, "it is held by \(holder.map(\.description) ?? "another process")",
            remedy: "wait until it is done, or end it")
    }

    /// The lock is held whether or not the record could be written, so a full disk is no reason to give up.
    private func sign(_ purpose: String) {
        guard let process = try? ProcessIdentity.current() else { return }
        let record = LockHolder(process: process, purpose: purpose, since: System.wallSeconds).record
        try? System.truncate(file.number, to: 0)
        _ = try? System.write(file.number, record)
    }
}
