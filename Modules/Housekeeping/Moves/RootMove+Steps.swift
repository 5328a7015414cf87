import Storage

extension RootMove {
    /// One step for the whole root, its marker included.
    func rename(_ marker: MoveMarker, _ progress: (Int) -> Void) throws -> Result {
        let before = try TreeDigest.of(source, progress: progress)
        try write(marker.in(.renaming), in: source)
        do {
            try vacate()
            try RootRelocation.rename(source.root, to: target.root)
        } catch let error as StorageError where error.code == .otherFileSystem {
            return try copy(marker, progress)
        } catch {
            try? RootMarker.moving.remove(from: source.root)
            throw error
        }
        try close(marker)
        let after = try result(.renamed, progress)
        guard after.digest == before else { throw changed() }
        return after
    }

    /// The protocol between two file systems; the rewriting of the marker at the source is the point of no return.
    func copy(_ marker: MoveMarker, _ progress: (Int) -> Void) throws -> Result {
        let report: TreeCopy.Report
        do {
            try write(marker, in: source)
            try claim(marker)
            report = try TreeCopy.copy(source.root, to: target.root, excluding: source.isLeftOut, progress: progress)
            let (before, after) = (
                try TreeDigest.of(source, progress: progress), try TreeDigest.of(target, progress: progress)
            )
            guard before == after else { throw changed() }
        } catch {
            // The reason counts more than what could not be tidied up, which the marker tells anyway.
            try? discard(marker)
            throw error
        }
        try write(marker.in(.moved), in: source)
        try remove(marker)
        return try result(.copied, links: report.links, sockets: report.sockets, progress)
    }

    /// Takes out of an empty target what an earlier attempt left for itself, so that a rename can take its place.
    ///
    /// What anybody else puts there from now on makes the rename fail.
    private func vacate() throws {
        guard try RootState.of(target.root) != .absent else { return }
        try whileTargetIsFree { try TreeRemoval.clear(target.root) { !target.isOwn($0) } }
    }

    /// Marks the target as a part of the source, and empties it of what an earlier attempt copied.
    private func claim(_ marker: MoveMarker) throws {
        // Here, since neither a lock nor a marker makes it in a way that outlasts a power cut.
        try TreeWriter.makeRoot(target.root)
        try whileTargetIsFree {
            try write(marker, in: target)
            try TreeRemoval.clear(target.root, keeping: target.isOwn)
        }
    }

    /// Looks at the target once more, under its lock: much time may have passed since it was looked at first, and
    /// whoever else put something there gets to keep it.
    private func whileTargetIsFree(_ body: () throws -> Void) throws {
        let held = try FileLock(of: target.lock, purpose: Self.purpose)
        if case .refuse(let error) = try decision().step { throw error }
        try body()
        held.release()
    }

    /// Whether the target carries the marker of this very move.
    private func isMarked(with marker: MoveMarker) throws -> Bool {
        guard case .move(let found, _) = try PlaceFacts.marker(in: target.root, observer: observer) else {
            return false
        }
        return found.token == marker.token
    }

    /// Gives the source up: its content, its lock, its marker and at last the directory.
    func remove(_ marker: MoveMarker) throws {
        // From here on the target says by itself that it is whole: the source's marker will go with the source.
        try write(marker.in(.moved), in: target)
        try TreeRemoval.clear(source.root, keeping: source.isOwn)
        try TreeRemoval.clear(source.root, keeping: RootMarker.isMarker)
        try RootMarker.moving.remove(from: source.root)
        try close(marker)
    }

    /// What is left when the target is whole and the source is gone, but for its empty directory.
    func close(_ marker: MoveMarker) throws {
        // A link in the old place was followed when the place was named, so that both are one then.
        if source.root != target.root {
            if try source.state() == .empty {
                try TreeRemoval.clear(source.root, keeping: { !source.isOwn($0) })
            }
            try TreeRemoval.removeEmpty(source.root)
            if marker.leavesLink { try RootRelocation.leaveLink(at: source.root, to: target.root) }
        }
        try RootMarker.moving.remove(from: target.root)
    }

    /// Removes the part that was copied, then the marker of the source: in that order each state says what it is.
    func discard(_ marker: MoveMarker) throws {
        if try isMarked(with: marker) {
            try TreeRemoval.clear(target.root, keeping: target.isOwn)
            try TreeRemoval.clear(target.root, keeping: RootMarker.isMarker)
            try RootMarker.moving.remove(from: target.root)
            try TreeRemoval.removeEmpty(target.root)
        }
        try RootMarker.moving.remove(from: source.root)
    }

    private func write(_ marker: MoveMarker, in root: KeptRoot) throws {
        try AtomicFile.write(marker.bytes, to: RootMarker.moving.path(in: root.root))
    }

    private func changed() -> HousekeepingError {
        HousekeepingError(
            .changed, source.path, "something in the root changed while it was moved",
            remedy: "end what writes there, and verify the root")
    }
}
