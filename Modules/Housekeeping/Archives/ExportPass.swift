import Formats
import Secrets
import Storage

/// Writes each entry of a walk into the archive, and adds up the digests meanwhile.
struct ExportPass: TreeVisitor {
    let root: KeptRoot
    let output: ArchiveOutput
    let progress: (Int) -> Void
    private let digester = TreeDigester()
    private var list = DigestList()
    private(set) var sockets: [TreePath] = []

    init(root: KeptRoot, output: ArchiveOutput, progress: @escaping (Int) -> Void) {
        self.root = root
        self.output = output
        self.progress = progress
    }

    func begin(_ manifest: ExportManifest, mode: UInt32) throws {
        try output.add(ArchiveLayout.manifest, manifest.bytes, modified: manifest.created)
        try output.begin(
            TarEntry(path: ArchiveLayout.root, kind: .directory, mode: mode, modified: manifest.created))
    }

    mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) throws {
        guard let name = ArchiveLayout.name(of: entry.path) else {
            throw HousekeepingError(
                .badName, place(entry.path), "the name is not UTF-8, which an archive must be",
                remedy: "rename it, or remove it")
        }
        // Down to the second before, also in front of 1970.
        let (seconds, rest) = entry.modified.quotientAndRemainder(dividingBy: 1_000_000_000)
        let modified = rest < 0 ? seconds - 1 : seconds
        func member(_ kind: TarEntry.Kind, size: Int64 = 0) -> TarEntry {
            TarEntry(path: name, kind: kind, mode: entry.mode, size: size, modified: modified)
        }
        switch entry.kind {
        case .file:
            try output.begin(member(.file, size: entry.size))
            let digest = try content.digest(of: entry.size) { try output.append($0) }
            try output.end(entry.size)
            digester.addFile(entry.path, mode: entry.mode, size: entry.size, content: digest)
            list.add(name, digest)
        case .directory:
            try output.begin(member(.directory))
            digester.addDirectory(entry.path, mode: entry.mode)
        case .link:
            try output.begin(member(.link(to: try target(of: entry, content.linkTarget))))
            digester.addLink(entry.path, target: content.linkTarget)
        case .socket:
            sockets.append(entry.path)
            return
        case .special: throw HousekeepingError.special(entry.path, in: root)
        }
        progress(digester.entries)
    }

    /// Writes the digests and gives the archive its name.
    mutating func finish(created: Int64) throws -> TreeDigest {
        let tree = digester.finish()
        list.finish(tree)
        try output.add(ArchiveLayout.digests, list.bytes, modified: created)
        try output.commit()
        return tree
    }

    private func target(of entry: TreeEntry, _ target: [UInt8]) throws -> String {
        guard LinkTarget.staysInside(target, depth: entry.path.depth) else {
            throw HousekeepingError(
                .outside, place(entry.path), "it is a link that is absolute, or leads out of the root or may",
                remedy: "put what it points to in its place, or remove it")
        }
        guard let text = String(validating: target, as: UTF8.self) else {
            throw HousekeepingError(
                .badName, place(entry.path), "what the link says is not UTF-8, which an archive must be",
                remedy: "make the link anew, or remove it")
        }
        return text
    }

    private func place(_ path: TreePath) -> String { "\(root.path)/\(path)" }
}
