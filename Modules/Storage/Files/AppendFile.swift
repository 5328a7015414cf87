/// A file that only grows: several processes may append to one, and each append stays together.
///
/// The file is this user's own, with one name and mode 0600 when it is made here. In the system's temporary
/// directory, where another user may have prepared a trap, directories of other users are refused as well.
public struct AppendFile: ~Copyable, Sendable {
    private let file: Descriptor
    private let errand: Errand
    /// Which file it is, to learn whether the name still leads to it.
    public let stamp: FileStamp

    public init(_ path: EphemeralPath) throws(StorageError) {
        try self.init(
            OpenPlace(path.placement, for: .append, missing: .make(durably: false), trust: .ownOnly), durably: false)
    }

    public init(_ path: DurablePath) throws(StorageError) {
        try self.init(OpenPlace(path.placement, for: .append, missing: .make(durably: true)), durably: true)
    }

    private init(_ place: borrowing OpenPlace, durably: Bool) throws(StorageError) {
        let file = try place.openForAppending(durably: durably)
        let stamp = try place.status(of: file).stamp
        self.init(file: file, errand: place.errand, stamp: stamp)
    }

    private init(file: consuming Descriptor, errand: Errand, stamp: FileStamp) {
        self.file = file
        self.errand = errand
        self.stamp = stamp
    }

    /// Appends in one step; on a full disk a part may have been written, which the error does not take back.
    public func append(_ bytes: [UInt8]) throws(StorageError) {
        do throws(System.Failure) {
            try System.writeAll(file.number, bytes.span.bytes)
        } catch {
            throw errand.failed(error)
        }
    }

    /// Takes back what stands behind `size`: the torn end that a writer left, by whoever holds the artifact's lock.
    public func cut(to size: Int64) throws(StorageError) {
        do throws(System.Failure) {
            guard try System.status(file.number).stamp.size > size else { return }
            try System.truncate(file.number, to: max(0, size))
        } catch {
            throw errand.failed(error)
        }
    }

    /// Returns when everything appended so far is on the disk.
    public func synchronize() throws(StorageError) {
        do throws(System.Failure) {
            try System.synchronizeData(file.number)
        } catch {
            throw errand.failed(error)
        }
    }

    /// The size of the file now, others' appends included.
    public func size() throws(StorageError) -> Int64 {
        do throws(System.Failure) {
            return try System.status(file.number).stamp.size
        } catch {
            throw errand.failed(error)
        }
    }

    /// Whether the name still leads to this file: it may have been removed or replaced meanwhile.
    public func isStill(at path: some PlacedPath) -> Bool {
        guard let there = try? SafeFile.stamp(of: path) else { return false }
        return there.isSameFile(as: stamp)
    }
}

extension OpenPlace {
    /// Opens a file of this user's own to write at its end, and makes it if there is none.
    func openForAppending(durably: Bool, reading: Bool = false) throws(StorageError) -> Descriptor {
        let access: System.Access = [reading ? .readAndWrite : .write, .append]
        var attempts = 0
        while true {
            attempts += 1
            if let file = try createExclusively(access) {
                if durably { try synchronizeDirectory() }
                return file
            }
            do throws(StorageError) {
                let file = try open(access)
                try checkOwn(file)
                return file
            } catch {
                // Removed between the two attempts: make it then, unless somebody makes a game of it.
                guard error.code == .notFound, attempts < 100 else { throw error }
            }
        }
    }

    /// A new empty file; nil when something has the name.
    func createExclusively(_ access: System.Access) throws(StorageError) -> Descriptor? {
        do throws(System.Failure) {
            let file = try System.open(
                name, in: directory.number, access.union(.new), mode: FileMode.ownerOnly.bits)
            try System.setMode(file.number, FileMode.ownerOnly.bits)
            return file
        } catch {
            guard error.code == .exists else { throw errand.failed(error) }
            return nil
        }
    }

    /// What is written in place must not show through a second name or change another user's file.
    func checkOwn(_ file: borrowing Descriptor) throws(StorageError) {
        let status = try status(of: file)
        guard status.user == System.userID else { throw errand.foreignOwner(status.user, at: errand.path) }
        guard status.links <= 1 else { throw errand.linkedTwice(at: errand.path) }
    }
}
