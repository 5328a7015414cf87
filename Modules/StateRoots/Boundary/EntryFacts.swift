/// What the kernel says about one thing in a directory; a link is itself, not what it points to.
public struct EntryFacts: Hashable, Sendable {
    /// What an entry is: pipes, sockets and devices are `other`.
    public enum Kind: Hashable, Sendable { case file, directory, link, other }

    public let kind: Kind
    /// In bytes; of a directory what it takes itself.
    public let size: Int64
    /// Seconds since 1970 of the last change of the content.
    public let modified: Int64
    public let user: UInt32
    public let permissions: UInt32
    let device: UInt64
    let inode: UInt64

    func isSameEntry(as other: EntryFacts) -> Bool { device == other.device && inode == other.inode }

    /// What stands at a place; nil when nothing does.
    public static func of(_ path: AbsolutePath) throws(StateRootError) -> EntryFacts? {
        try System.facts(of: path.description)
    }
}
