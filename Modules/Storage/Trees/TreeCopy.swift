/// Copies a tree into another root, with modes and times.
public enum TreeCopy {
    /// What was copied, and what was not.
    public struct Report: Hashable, Sendable {
        /// Files, directories and links that the copy has.
        public fileprivate(set) var entries = 0
        /// Carried over as they are; what they say may mean another thing at the new place.
        public fileprivate(set) var links: [TreePath] = []
        /// Left behind: a socket is its owner's while it runs.
        public fileprivate(set) var sockets: [TreePath] = []
    }

    /// Copies everything below a root but what is excluded; all of it is on the disk when this returns.
    ///
    /// The target is made if it is not there, and nothing in it is replaced. A pipe or a device is refused. Owners,
    /// extended attributes and second names of a file are not carried over.
    ///
    /// - Parameter progress: told the number of entries so far, at each of them.
    public static func copy(
        _ source: StateRoot, to target: StateRoot,
        excluding isExcluded: (TreePath, TreeEntry.Kind) -> Bool = { _, _ in false },
        progress: (Int) -> Void = { _ in }
    ) throws -> Report {
        try withoutActuallyEscaping(progress) { progress in
            var copier = Copier(
                writer: try TreeWriter(target, for: .copy), errand: Errand(.copy, source.path.description),
                progress: progress)
            let mode = try RootState.mode(of: source)
            try TreeWalk.run(source, excluding: isExcluded, for: &copier)
            try copier.writer.finish(mode: mode)
            return copier.report
        }
    }
}

private struct Copier: TreeVisitor {
    let writer: TreeWriter
    let errand: Errand
    let progress: (Int) -> Void
    var report = TreeCopy.Report()

    mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) throws {
        switch entry.kind {
        case .file:
            try writer.beginFile(entry.path, mode: entry.mode, modified: entry.modified)
            let writer = writer
            try content.read { try writer.append($0) }
            try writer.endFile()
        case .directory:
            try writer.makeDirectory(entry.path, mode: entry.mode, modified: entry.modified)
        case .link:
            try writer.makeLink(entry.path, to: content.linkTarget, modified: entry.modified)
            report.links.append(entry.path)
        case .socket:
            report.sockets.append(entry.path)
            return
        case .special:
            throw errand.refused(
                .notRegular, "\(quoted(errand.below(entry.path))) is a pipe or a device",
                remedy: "remove it, or move it out of the way")
        }
        report.entries += 1
        progress(report.entries)
    }
}
