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
        switch entry.kind {
        case .file:
            let digest = try content.digest(of: entry.size)
            digester.addFile(entry.path, mode: entry.mode, size: entry.size, content: digest)
        case .directory: digester.addDirectory(entry.path, mode: entry.mode)
        case .link: digester.addLink(entry.path, target: content.linkTarget)
        case .socket: return
        case .special: throw HousekeepingError.special(entry.path, in: root)
        }
        progress(digester.entries)
    }
}

extension HousekeepingError {
    static func special(_ path: TreePath, in root: KeptRoot) -> HousekeepingError {
        HousekeepingError(
            .special, "\(root.path)/\(path)", "it is a pipe or a device", remedy: "remove it, or move it elsewhere")
    }
}
