/// A place below a root, of whatever kind: enough for reading, and writers ask for a particular kind.
///
/// A `Placement` is made by a catalogue alone, so a type of one's own gains nothing.
public protocol PlacedPath: Sendable, CustomStringConvertible {
    var placement: Placement { get }
}

extension DurablePath: PlacedPath {}
extension CachePath: PlacedPath {}
extension EphemeralPath: PlacedPath {}
extension ExternalPath: PlacedPath {}

/// Reads whole files that anybody may have put there: bounded, regular files only, and through no link.
public enum SafeFile {
    /// The bytes of the file, at most `limit` of them.
    public static func read(_ path: some PlacedPath, limit: Int) throws(StorageError) -> [UInt8] {
        try content(of: path, limit: limit).bytes
    }

    /// The bytes of the file; nil when it, or a directory on the way to it, does not exist.
    public static func readIfPresent(_ path: some PlacedPath, limit: Int) throws(StorageError) -> [UInt8]? {
        try contentIfPresent(of: path, limit: limit)?.bytes
    }

    /// The bytes of the file and which version of it they are.
    public static func content(of path: some PlacedPath, limit: Int) throws(StorageError) -> FileContent {
        let place = try OpenPlace(path.placement, for: .read, trust: .needed(for: path))
        let file = try place.open(.read)
        let content = try FileContent(of: file, limit: limit, place.errand)
        guard
            OpenPlace.Trust.needed(for: path) == .all || content.status.user == System.userID
                || content.status.user == 0
        else {
            throw place.errand.foreignOwner(content.status.user, at: place.errand.path)
        }
        return content
    }

    /// The same, and nil when there is no such file.
    public static func contentIfPresent(
        of path: some PlacedPath, limit: Int
    ) throws(StorageError) -> FileContent? {
        do throws(StorageError) {
            return try content(of: path, limit: limit)
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    /// Which version of the file is there now; nil when there is none.
    public static func stamp(of path: some PlacedPath) throws(StorageError) -> FileStamp? {
        do throws(StorageError) {
            let place = try OpenPlace(path.placement, for: .read, trust: .needed(for: path))
            guard let status = try place.status() else { return nil }
            switch status.kind {
            case .regular: return status.stamp
            case .link: throw place.errand.link(at: place.errand.path)
            case .directory, .other: throw place.errand.notRegular(at: place.errand.path)
            }
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }

    /// The bytes of a file that a person named, wherever it is: links are followed, as the person would expect.
    public static func read(named path: AbsolutePath, limit: Int) throws(StorageError) -> [UInt8] {
        let errand = Errand(.read, path.description)
        return try FileContent(of: open(path, errand), limit: limit, errand).bytes
    }

    static func open(_ path: AbsolutePath, _ errand: Errand) throws(StorageError) -> Descriptor {
        do throws(System.Failure) {
            let file = try System.open(path.description, .read)
            guard try System.status(file.number).kind == .regular else { throw System.Failure.notRegular }
            return file
        } catch {
            guard error.code != .notRegular else { throw errand.notRegular(at: path.description) }
            throw errand.failed(error)
        }
    }
}

extension OpenPlace.Trust {
    /// In the system's temporary directory another user may have put something under any name.
    static func needed(for path: some PlacedPath) -> Self { path is EphemeralPath ? .ownOnly : .all }
}
