/// Makes, lists and removes directories.
public enum Directory {
    /// A name in a directory, with what stands under it.
    public struct Entry: Hashable, Sendable {
        /// What an entry is; links are themselves and not what they point to.
        public enum Kind: Hashable, Sendable { case file, directory, link, other }
        public let name: PathSegment
        public let kind: Kind
        public let stamp: FileStamp
    }

    /// Makes a directory with mode 0700, and those on the way to it; one that is there stays as it is.
    public static func make(_ path: DurablePath) throws(StorageError) {
        try make(path.placement, .make(durably: true), .all)
    }

    public static func make(_ path: CachePath) throws(StorageError) {
        try make(path.placement, .make(durably: false), .all)
    }

    public static func make(_ path: EphemeralPath) throws(StorageError) {
        try make(path.placement, .make(durably: false), .ownOnly)
    }

    /// What stands in a directory, by name; nothing when there is no such directory.
    public static func entries(of path: some PlacedPath) throws(StorageError) -> [Entry] {
        try foundOrNothing { () throws(StorageError) in
            let place = try OpenPlace(path.placement, for: .list, trust: .needed(for: path))
            return try entries(in: place.openAsDirectory(), place.errand)
        }
    }

    /// What stands in the directory of a file, itself included; nothing when there is no such directory.
    public static func entries(beside path: some PlacedPath) throws(StorageError) -> [Entry] {
        try foundOrNothing { () throws(StorageError) in
            let place = try OpenPlace(path.placement, for: .list, trust: .needed(for: path))
            return try entries(in: place.directory, place.errand)
        }
    }

    private static func foundOrNothing(
        _ list: () throws(StorageError) -> [Entry]
    ) throws(StorageError) -> [Entry] {
        do throws(StorageError) {
            return try list()
        } catch {
            guard error.code == .notFound else { throw error }
            return []
        }
    }

    private static func entries(
        in directory: borrowing Descriptor, _ errand: Errand
    ) throws(StorageError) -> [Entry] {
        var entries: [Entry] = []
        do throws(System.Failure) {
            for name in try System.names(in: directory.number) {
                // It may be gone by now, or have a name that no path of ours can carry.
                guard let status = try System.status(name, in: directory.number),
                    let segment = try? PathSegment(name)
                else { continue }
                entries.append(Entry(name: segment, kind: Entry.Kind(status.kind), stamp: status.stamp))
            }
        } catch {
            throw errand.failed(error)
        }
        return entries.sorted { $0.name.text < $1.name.text }
    }

    /// Removes an empty directory; false when there was none.
    @discardableResult
    public static func removeEmpty(_ path: DurablePath) throws(StorageError) -> Bool {
        do throws(StorageError) {
            let place = try OpenPlace(path.placement, for: .remove)
            do throws(System.Failure) {
                try System.unlink(place.name, in: place.directory.number, isDirectory: true)
            } catch {
                throw place.errand.failed(error)
            }
            try place.synchronizeDirectory()
            return true
        } catch {
            guard error.code == .notFound else { throw error }
            return false
        }
    }

    private static func make(
        _ placement: Placement, _ missing: OpenPlace.Missing, _ trust: OpenPlace.Trust
    ) throws(StorageError) {
        _ = try OpenPlace(placement, for: .makeDirectory, missing: missing, trust: trust)
            .openAsDirectory(missing: missing)
    }
}

extension Directory.Entry.Kind {
    init(_ kind: FileStatus.Kind) {
        self =
            switch kind {
            case .regular: .file
            case .directory: .directory
            case .link: .link
            case .other: .other
            }
    }
}
