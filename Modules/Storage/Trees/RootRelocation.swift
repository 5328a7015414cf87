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
}
