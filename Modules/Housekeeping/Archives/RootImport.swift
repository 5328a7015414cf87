import Secrets
public import Storage

/// Unpacks an exported archive into a root that does not exist yet or is empty.
///
/// Until the marker `.importing` is gone from the root, the archive alone is what counts. What a kill leaves is finished by
/// running the import again, or removed by `discard`; an error leaves an empty root.
public struct RootImport<Watch: Activity> {
    /// What was unpacked.
    public struct Result: Sendable {
        public let manifest: ExportManifest
        public let digest: TreeDigest
    }

    private let archive: AbsolutePath
    private let target: KeptRoot
    private let activity: Watch
    private let observer: ProcessIdentity
    private let clock: WallClock

    /// - Parameters:
    ///   - archive: a file that a person named; links are followed.
    ///   - activity: asked whether something is at work in the root.
    ///   - observer: this process, `ProcessIdentity.current()`.
    public init(
        _ archive: AbsolutePath, into target: KeptRoot, activity: Watch, observer: ProcessIdentity,
        clock: WallClock = .system
    ) {
        self.archive = archive
        self.target = target
        self.activity = activity
        self.observer = observer
        self.clock = clock
    }

    /// Unpacks the archive, compares every file and the tree with the digests in it, and removes the marker last.
    ///
    /// Nothing in the archive is trusted: names that lead elsewhere, links that leave the root, content that is longer
    /// or shorter than its header says, and entries out of order are refused.
    ///
    /// - Parameter progress: told the number of entries so far; the root is read once more when all are there.
    public func run(progress: (Int) -> Void = { _ in }) throws -> Result {
        // Looked at first, so that a misspelt name makes no directory.
        let input = try ReadableFile(named: archive)
        // Nor is a lock put into somebody else's directory.
        if case .refuse(let error) = ImportStep(try PlaceFacts.of(target, observer: observer)) { throw error }
        try TreeWriter.makeRoot(target.root)
        return try target.whileLocked("to import '\(archive)'", activity) {
            try claim()
            do {
                return try unpack(input, progress)
            } catch {
                // The reason counts more than what could not be tidied up, which the marker tells anyway.
                try? clear()
                throw error
            }
        }
    }

    /// What the archive says of itself; nothing is written and nothing but its beginning is read.
    public func inspect() throws -> ExportManifest { try ArchiveHead.read(archive) }

    /// Removes what an import that was cut short unpacked; false when there is nothing of the kind.
    ///
    /// The archive that it came from, which need not be this one, is looked at first: without it, or with a part of it
    /// alone, what was unpacked may be all that is left, and is kept.
    @discardableResult
    public func discard() throws -> Bool {
        guard try RootState.of(target.root) != .absent else { return false }
        return try target.whileLocked("to discard an import", activity) {
            switch ImportStep(try PlaceFacts.of(target, observer: observer)) {
            case .startAgain(let marker):
                try requireArchive(of: marker)
                try clear()
                return true
            case .start: return false
            case .refuse(let error):
                guard error.code != .occupied else { return false }
                throw error
            }
        }
    }

    private func requireArchive(of marker: ImportMarker) throws {
        let remedy = "bring it back and discard again; what was unpacked is kept in '\(target.path)'"
        guard let archive = try? AbsolutePath(marker.archive) else {
            throw HousekeepingError(.badArchive, marker.archive, "the marker names no archive", remedy: remedy)
        }
        try ArchiveWholeness.require(archive, remedy: remedy)
    }

    /// Marks the target as a part of the archive, and empties it of what an earlier attempt unpacked.
    private func claim() throws {
        let marker = ImportMarker(archive: archive.description, started: clock.seconds(), importer: observer)
        let place = try RootMarker.importing.path(in: target.root)
        switch ImportStep(try PlaceFacts.of(target, observer: observer)) {
        case .refuse(let error): throw error
        case .start: try AtomicFile.createNew(marker.bytes, at: place)
        case .startAgain:
            try ArchiveWholeness.require(
                archive, remedy: "name one that is whole; what was unpacked before is kept in '\(target.path)'")
            try AtomicFile.write(marker.bytes, to: place)
            try TreeRemoval.clear(target.root, keeping: target.isOwn)
        }
    }

    private func unpack(_ input: ReadableFile, _ progress: (Int) -> Void) throws -> Result {
        let manifest: ExportManifest
        let stated: Digest
        (manifest, stated) = try withoutActuallyEscaping(progress) { progress in
            let pass = ImportPass(archive: archive.description, root: target, progress: progress)
            return try pass.run(input)
        }
        // What counts is what stands on the disk, and not what was meant to be written.
        let digest = try TreeDigest.of(target, progress: progress)
        guard digest.digest == stated else {
            throw HousekeepingError(
                .badArchive, archive.description, "what was unpacked is not the tree that the archive was made of",
                remedy: "make the archive anew")
        }
        try RootMarker.importing.remove(from: target.root)
        return Result(manifest: manifest, digest: digest)
    }

    /// The marker goes last: as long as anything of the import is there, it says so.
    private func clear() throws {
        try TreeRemoval.clear(target.root, keeping: target.isOwn)
        try RootMarker.importing.remove(from: target.root)
    }
}
