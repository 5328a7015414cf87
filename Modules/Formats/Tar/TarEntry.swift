/// One member of a tar archive, without its content.
public struct TarEntry: Hashable, Sendable {
    /// What a member is; hard links, devices and pipes are neither written nor read.
    public enum Kind: Hashable, Sendable {
        case file
        case directory
        /// A symbolic link with what it says.
        case link(to: String)
    }

    /// Relative, with `/` between the names and none at the end.
    public let path: String
    public let kind: Kind
    /// The permission bits, `0o7777` at most.
    public let mode: UInt32
    /// How many bytes of content follow: 0 for everything but a file.
    public let size: Int64
    /// Whole seconds since 1970.
    public let modified: Int64

    public init(path: String, kind: Kind, mode: UInt32, size: Int64 = 0, modified: Int64) {
        self.path = path
        self.kind = kind
        self.mode = mode
        self.size = size
        self.modified = modified
    }
}
