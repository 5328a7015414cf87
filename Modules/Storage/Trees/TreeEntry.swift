/// What stands at one place of a tree.
public struct TreeEntry: Hashable, Sendable {
    /// What an entry is.
    public enum Kind: Hashable, Sendable {
        case file
        case directory
        /// A symbolic link, which no walk follows.
        case link
        /// Of use only while its owner runs.
        case socket
        /// A pipe or a device.
        case special
    }

    public let path: TreePath
    public let kind: Kind
    /// The permission bits.
    public let mode: UInt32
    /// Bytes of a file's content or of what a link says; 0 for everything else.
    public let size: Int64
    /// Nanoseconds since 1970, of the last change of the content.
    public let modified: Int64
    /// The number of the user whose it is.
    public let owner: UInt32

    /// Whether it belongs to the user of this process.
    public let isOwn: Bool

    /// - Parameter user: whose process this is, asked for once in a walk.
    init(_ path: TreePath, _ status: FileStatus, user: UInt32) {
        self.path = path
        isOwn = status.user == user
        kind = Kind(status)
        mode = status.permissions
        modified = status.stamp.modified
        owner = status.user
        size = kind == .file || kind == .link ? status.stamp.size : 0
    }
}

extension TreeEntry.Kind {
    init(_ status: FileStatus) {
        self =
            switch status.kind {
            case .regular: .file
            case .directory: .directory
            case .link: .link
            case .other: status.isSocket ? .socket : .special
            }
    }
}
