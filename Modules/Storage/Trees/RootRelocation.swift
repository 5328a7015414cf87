/// Moves a root in one step, and leaves a sign where it was.
public enum RootRelocation {
    /// Renames a root to a place on the same file system, a lasting change when it returns.
    ///
    /// The target must be absent or an empty directory, and throws `exists` otherwise. Another file system throws
    /// `otherFileSystem`: then it has to be copied.
    public static func rename(_ source: StateRoot, to target: StateRoot) throws(StorageError) {
        let old = try RootPlace(source, .move)
        do throws(System.Failure) {
            // Opened first, so that a file or a link in the root's place is not moved for it.
            _ = try System.open(old.name, in: old.parent.number, .directory)
        } catch {
            throw old.errand.failed(error)
        }
        let new = try RootPlace(target, .move, missing: .make(durably: true))
        do throws(System.Failure) {
            try System.rename(old.name, to: new.name, in: old.parent.number, into: new.parent.number)
            try System.synchronize(new.parent.number)
            try System.synchronize(old.parent.number)
        } catch {
            throw old.errand.failed(error, at: target.path.description)
        }
    }

    /// Leaves a link to a root where it was before, so that its old name still leads to it; false when the very link is
    /// there.
    @discardableResult
    public static func leaveLink(at old: StateRoot, to root: StateRoot) throws(StorageError) -> Bool {
        let place = try RootPlace(old, .link)
        let target = root.path.description
        do throws(System.Failure) {
            do throws(System.Failure) {
                try System.makeLink(place.name, in: place.parent.number, to: target)
            } catch {
                guard error.code == .exists, try System.status(place.name, in: place.parent.number)?.kind == .link,
                    try System.linkTarget(place.name, in: place.parent.number).elementsEqual(target.utf8)
                else { throw error }
                return false
            }
            try System.synchronize(place.parent.number)
            return true
        } catch {
            throw place.errand.failed(error)
        }
    }
}
