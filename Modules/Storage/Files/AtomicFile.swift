/// Writes whole files so that a reader finds the old content or the new, whatever happens in between.
///
/// The new content goes under a temporary name in the same directory, to the disk, and then takes the name of the
/// file in one step. An error thrown before that step leaves everything as it was.
public enum AtomicFile {
    /// Replaces a file of ours, or makes it, with the directories on the way.
    ///
    /// - Parameter keepingLastGood: also renew the copy that is read when the file itself is damaged. Both are on the
    ///   disk before either takes its place.
    public static func write(
        _ bytes: [UInt8], to path: DurablePath, keepingLastGood: Bool = false, mode: FileMode = .ownerOnly
    ) throws(StorageError) {
        let place = try OpenPlace(path.placement, for: .write, missing: .make(durably: true))
        try checkTarget(of: place)
        var draft = try Draft.make(bytes, at: place, permissions: mode.bits, durably: true)
        guard keepingLastGood else {
            try draft.replace(place.name)
            return try finish(place)
        }
        var copy = try Draft.make(bytes, at: place, permissions: mode.bits, durably: true)
        try draft.replace(place.name)
        do throws(StorageError) {
            try copy.replace(Companion.lastGood.name(for: place.name))
        } catch {
            throw error.afterReplacement
        }
        try finish(place)
    }

    /// Makes the names last, and tidies up first so that one wait for the disk does for both.
    static func finish(_ place: borrowing OpenPlace) throws(StorageError) {
        Leftovers.sweep(at: place)
        do throws(StorageError) {
            try place.synchronizeDirectory()
        } catch {
            throw error.afterReplacement
        }
    }

    /// Makes a file that must not be there yet: of several that try, one succeeds and the others get `exists`.
    public static func createNew(
        _ bytes: [UInt8], at path: DurablePath, mode: FileMode = .ownerOnly
    ) throws(StorageError) {
        let place = try OpenPlace(path.placement, for: .create, missing: .make(durably: true))
        var draft = try Draft.make(bytes, at: place, permissions: mode.bits, durably: true)
        try draft.take(place.name)
        try finish(place)
    }

    /// Replaces something that can be rebuilt: whole for every reader, and not waited for until it is on the disk.
    public static func write(
        _ bytes: [UInt8], to path: CachePath, mode: FileMode = .ownerOnly
    ) throws(StorageError) {
        try writeUnsynchronized(
            bytes, OpenPlace(path.placement, for: .write, missing: .make(durably: false)), mode)
    }

    /// Replaces a small file beside the logs, such as the pointer to the latest.
    public static func write(
        _ bytes: [UInt8], to path: EphemeralPath, mode: FileMode = .ownerOnly
    ) throws(StorageError) {
        try writeUnsynchronized(
            bytes, OpenPlace(path.placement, for: .write, missing: .make(durably: false), trust: .ownOnly), mode)
    }

    private static func writeUnsynchronized(
        _ bytes: [UInt8], _ place: borrowing OpenPlace, _ mode: FileMode
    ) throws(StorageError) {
        try checkTarget(of: place)
        var draft = try Draft.make(bytes, at: place, permissions: mode.bits, durably: false)
        try draft.replace(place.name)
    }

    /// What must not be replaced: a link, something that is no file, and what another user put there.
    ///
    /// A second name of the file is no obstacle: it keeps the content that it has.
    private static func checkTarget(of place: borrowing OpenPlace) throws(StorageError) {
        guard let status = try place.status() else { return }
        switch status.kind {
        case .link: throw place.errand.link(at: place.errand.path)
        case .directory, .other: throw place.errand.notRegular(at: place.errand.path)
        case .regular: break
        }
        guard status.user == System.userID else {
            throw place.errand.foreignOwner(status.user, at: place.errand.path)
        }
    }
}
