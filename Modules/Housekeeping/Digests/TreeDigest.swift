public import Secrets

/// The fingerprint of everything in a tree, the same for a copy of it and for its export.
///
/// It covers the path, kind, mode, size and content of every entry, and what each link says. It does not cover times,
/// owners, sockets, what serves the care of the root (its lock and its markers), and what SQLite keeps beside a database
/// only while somebody has it open.
public struct TreeDigest: Hashable, Sendable, CustomStringConvertible {
    /// SHA-256 over the entries in the order of a walk.
    public let digest: Digest
    public let files: Int
    public let directories: Int
    public let links: Int
    /// Bytes of all files.
    public let bytes: Int64

    public var entries: Int { files + directories + links }

    public var description: String { "\(digest) (\(entries) entries, \(bytes) bytes)" }
}
