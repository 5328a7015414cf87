public import Storage

/// A root with the lock that whoever moves, exports or replaces it holds meanwhile.
public struct KeptRoot: Sendable {
    public let root: StateRoot
    /// The artifact whose lock it is; `FileLock` adds `.lock` to its name.
    public let lock: DurablePath

    private let lockName: [UInt8]

    /// - Parameter lock: an artifact in the root itself, not in a directory below it.
    public init(_ root: StateRoot, lock: DurablePath) throws(HousekeepingError) {
        guard lock.placement.root == root.path, lock.placement.segments.count == 1 else {
            throw HousekeepingError(
                .badLock, lock.description, "does not stand in the root \(root.path) itself",
                remedy: "name an artifact of that root, without a directory")
        }
        self.root = root
        self.lock = lock
        lockName = Array("\(TreePath(lock)).lock".utf8)
    }

    var path: String { root.path.description }

    /// What stands at its place; what serves the care of the root does not count.
    public func state() throws(StorageError) -> RootState { try RootState.of(root, ignoring: isOwn) }

    /// Whether an entry serves the care of the root and is no part of what the root holds: its lock, the markers of a
    /// move or an import, and what a killed writer of those left.
    func isOwn(_ path: TreePath) -> Bool { path.bytes == lockName || RootMarker.isMarker(path) }

    /// Whether an entry is no part of what the root holds, and is not carried to another place either: what serves the
    /// care of the root, and the memory that SQLite's users of the moment share (sqlite.org/walformat.html, section 2).
    func isLeftOut(_ path: TreePath, _ kind: TreeEntry.Kind) -> Bool {
        isOwn(path) || kind == .file && DatabaseCompanion.isSharedMemory(path)
    }

    /// Runs `body` under the lock, when nothing is at work.
    ///
    /// - Parameter purpose: what for, as the person who waits will read it: "to move the root".
    func whileLocked<Result>(
        _ purpose: String, _ activity: some Activity, _ body: () throws -> Result
    ) throws -> Result {
        let held = try FileLock(of: lock, purpose: purpose)
        try checkIdle(activity)
        let result = try body()
        held.release()
        return result
    }

    func checkIdle(_ activity: some Activity) throws {
        if let work = try activity.work(in: root) {
            throw HousekeepingError(.busy, path, work, remedy: "wait until it is done, or stop it")
        }
    }
}
