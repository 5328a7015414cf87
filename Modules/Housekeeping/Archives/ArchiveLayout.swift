import Formats
import Storage

/// Where things stand in an exported archive: the manifest first, the tree below `root/`, the digests last.
enum ArchiveLayout {
    static let manifest = "switchyard-export.json"
    static let digests = "switchyard-digests.json"
    static let root = "root"
    static let version: Int64 = 1

    /// Bytes of the manifest.
    static let longestManifest: Int64 = 64 << 10

    /// A reader of what exports write.
    static var reader: TarReader { TarReader(limits: TarLimits(acceptsLinks: true)) }

    /// The name in the archive; nil when it is not UTF-8, which is all that an archive carries everywhere.
    static func name(of path: TreePath) -> String? { path.text.map { "\(root)/\($0)" } }

    /// The path in the tree; nil for what does not stand below `root/`.
    static func path(of name: String) -> TreePath? {
        let prefix = "\(root)/"
        guard name.utf8.starts(with: prefix.utf8) else { return nil }
        return TreePath(String(Substring(name.utf8.dropFirst(prefix.utf8.count))))
    }
}
