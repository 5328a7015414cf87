import Secrets
import Storage

extension TreeDigest {
    /// Reads a whole root and digests it; the first thing that cannot be read is an error.
    ///
    /// - Parameter progress: told the number of entries so far, at each of them.
    public static func of(_ root: KeptRoot, progress: (Int) -> Void = { _ in }) throws -> TreeDigest {
        try withoutActuallyEscaping(progress) { progress in
            var visitor = DigestingVisitor(root: root, progress: progress)
            try TreeWalk.run(root.root, excluding: root.isLeftOut, for: &visitor)
            return visitor.digester.finish()
        }
    }
}

private struct DigestingVisitor: TreeVisitor {
    let root: KeptRoot
    let progress: (Int) -> Void
    let digester = TreeDigester()

    mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) throws {
        guard entry.kind != .special else { throw HousekeepingError.special(entry.path, in: root) }
        guard entry.kind != .socket else { return }
        try digester.add(entry, &content)
        progress(digester.entries)
    }
}
