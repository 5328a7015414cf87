public import Formats

/// A JSON document that several processes change, each the part it knows, without losing one another's changes.
///
/// A change is made under a lock on the content as it is now. Keys that no section owns, the order of keys and the
/// digits of numbers stay as they are in the file. The file is replaced atomically, and a copy of the last good
/// content stands beside it for the day when the file is damaged.
public struct SectionedDocument: Sendable {
    public let path: DurablePath
    private let files: DocumentFiles
    private let wait: LockWait
    private let clock: WallClock

    /// - Parameters:
    ///   - sections: their keys must not overlap.
    ///   - wait: how long a change waits for others.
    ///   - clock: dates what is set aside.
    public init(
        at path: DurablePath, sections: [Section], wait: LockWait = .atMost(.seconds(30)), clock: WallClock = .system
    ) throws(StorageError) {
        self.path = path
        let errand = Errand(.update, path.placement)
        let composition = try Composition(sections, errand)
        do throws(StateRootError) {
            files = DocumentFiles(path: path, lastGood: try path.companion(.lastGood), composition: composition)
        } catch {
            throw errand.refused(.badName, error.message, remedy: "choose a shorter name")
        }
        self.wait = wait
        self.clock = clock
    }

    /// The document as it is now; nothing is changed, not even to repair what is found damaged.
    public func read() throws(StorageError) -> DocumentSnapshot { try files.read(Errand(.read, path.placement)) }

    /// Changes the document as it is now, under its lock; what the closure throws leaves it as it was.
    ///
    /// A document that was recovered from its copy is repaired by this, with the damaged file set aside.
    ///
    /// - Parameter purpose: what others read who wait meanwhile: "to add a profile".
    @discardableResult
    public func update<Result>(
        purpose: String = "to update the document", _ change: (inout JSONObject) throws -> Result
    ) throws -> Result {
        let lock = try FileLock(of: path, purpose: purpose, wait: wait)
        let errand = Errand(.update, path.placement)
        let snapshot = try files.read(errand)
        var draft = snapshot.root
        let result = try change(&draft)
        try store(draft, replacing: snapshot, under: lock, errand)
        lock.release()
        return result
    }

    /// Brings in what this process changed since it read `base`, beside what others have changed since.
    ///
    /// - Returns: the document after the change, which is the base of the next.
    @discardableResult
    public func commit(
        base: DocumentSnapshot, mine: JSONObject, purpose: String = "to update the document"
    ) throws(StorageError) -> DocumentSnapshot {
        let lock = try FileLock(of: path, purpose: purpose, wait: wait)
        let errand = Errand(.update, path.placement)
        try files.composition.checkUnowned(before: base.root, after: mine, errand)
        let theirs = try files.read(errand)
        let merged = files.composition.merged(base: base.root, mine: mine, theirs: theirs.root)
        let root = try store(merged, replacing: theirs, under: lock, errand)
        lock.release()
        return DocumentSnapshot(root, .primary)
    }

    /// Writes unless nothing changed and nothing needs repair.
    @discardableResult
    private func store(
        _ draft: JSONObject, replacing snapshot: DocumentSnapshot, under lock: borrowing FileLock, _ errand: Errand
    ) throws(StorageError) -> JSONObject {
        try files.composition.checkUnowned(before: snapshot.root, after: draft, errand)
        let root = try files.composition.settled(draft, errand)
        if root != snapshot.root || !snapshot.findings.isEmpty {
            try lock.confirm()
            try files.write(root, replacing: snapshot, at: clock.seconds(), errand)
        }
        return root
    }
}
