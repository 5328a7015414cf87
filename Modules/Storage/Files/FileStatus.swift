/// What the kernel says about a file.
struct FileStatus: Hashable, Sendable {
    enum Kind { case regular, directory, link, other }

    let kind: Kind
    let isSocket: Bool
    let permissions: UInt32
    let user: UInt32
    let group: UInt32
    let links: UInt64
    let stamp: FileStamp
}

/// Which version of a file was seen: equal stamps mean that nobody touched it since, as far as the kernel can tell.
///
/// Times advance by the kernel's tick (some milliseconds), so two changes in place within one tick that leave the
/// size as it was look alike. Files that are replaced, as all of ours are, always differ.
public struct FileStamp: Hashable, Sendable {
    public let device: UInt64
    public let inode: UInt64
    public let size: Int64
    /// Nanoseconds since 1970, of the last change of the content.
    public let modified: Int64
    /// Nanoseconds since 1970, of the last change of content or metadata.
    public let changed: Int64

    /// Whether it is the same file, changed or not.
    func isSameFile(as other: FileStamp) -> Bool { device == other.device && inode == other.inode }
}

/// Who may do what with a file.
public struct FileMode: Hashable, Sendable {
    let bits: UInt32
    private init(bits: UInt32) { self.bits = bits }
    /// 0600, which is right for everything that is not meant for others.
    public static let ownerOnly = FileMode(bits: 0o600)
    /// 0700, for scripts.
    public static let ownerExecutable = FileMode(bits: 0o700)
    /// 0644, for what others are meant to read.
    public static let readableByAll = FileMode(bits: 0o644)
    /// 0755, for scripts that others are meant to run.
    public static let executableByAll = FileMode(bits: 0o755)
}
