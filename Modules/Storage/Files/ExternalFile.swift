/// Changes a file that belongs to somebody else: only the version that was read, and keeping its mode and owner.
///
/// Extended attributes and access lists are not carried over.
public enum ExternalFile {
    /// What must be there for the change to apply.
    public struct Expectation: Sendable {
        fileprivate enum Kind { case absent, content([UInt8]) }
        fileprivate let kind: Kind
        /// Nothing may be there.
        public static let absent = Expectation(kind: .absent)
        /// Exactly these bytes, which were read before.
        public static func content(_ bytes: [UInt8]) -> Expectation { Expectation(kind: .content(bytes)) }
    }

    /// Replaces the file if it is still what was expected, and throws `changed` otherwise.
    ///
    /// No file system can compare and replace in one step. The comparison comes last before the replacement, when the
    /// new content is already on the disk, which leaves some microseconds.
    ///
    /// - Parameter mode: for a file that is not there yet.
    public static func write(
        _ bytes: [UInt8], to path: ExternalPath, expecting expectation: Expectation, mode: FileMode = .ownerOnly,
        makingDirectories: Bool = false
    ) throws(StorageError) {
        let place = try OpenPlace(
            path.placement, for: .write, missing: makingDirectories ? .make(durably: true) : .refuse)
        switch expectation.kind {
        case .absent: try make(bytes, at: place, mode)
        case .content(let expected): try replace(expected, with: bytes, at: place)
        }
        try AtomicFile.finish(place)
    }

    /// Removes the file if it is still what was expected.
    public static func remove(_ path: ExternalPath, expecting expected: [UInt8]) throws(StorageError) {
        let place = try OpenPlace(path.placement, for: .remove)
        _ = try current(at: place, expecting: expected)
        do throws(System.Failure) {
            try System.unlink(place.name, in: place.directory.number)
        } catch {
            throw place.errand.failed(error)
        }
        try place.synchronizeDirectory()
    }

    private static func make(
        _ bytes: [UInt8], at place: borrowing OpenPlace, _ mode: FileMode
    ) throws(StorageError) {
        var draft = try Draft.make(bytes, at: place, permissions: mode.bits, durably: true)
        do throws(StorageError) {
            try draft.take(place.name)
        } catch {
            throw error.code == .exists ? changed(place.errand) : error
        }
    }

    private static func replace(
        _ expected: [UInt8], with bytes: [UInt8], at place: borrowing OpenPlace
    ) throws(StorageError) {
        let status = try current(at: place, expecting: expected)
        var draft = try Draft.make(
            bytes, at: place, permissions: status.permissions,
            owner: Draft.Owner(user: status.user, group: status.group), durably: true)
        _ = try current(at: place, expecting: expected)
        try draft.replace(place.name)
    }

    private static func current(
        at place: borrowing OpenPlace, expecting expected: [UInt8]
    ) throws(StorageError) -> FileStatus {
        let content: FileContent
        do throws(StorageError) {
            content = try FileContent(of: place.open(.read), limit: expected.count, place.errand)
        } catch {
            throw error.code == .notFound || error.code == .tooLarge ? changed(place.errand) : error
        }
        guard content.bytes == expected else { throw changed(place.errand) }
        return content.status
    }

    private static func changed(_ errand: Errand) -> StorageError {
        errand.refused(
            .changed, "somebody else changed the file since it was read", remedy: "read it again and repeat the change")
    }
}
