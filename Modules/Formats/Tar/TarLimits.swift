/// What a reader of archives accepts beyond the form.
public struct TarLimits: Hashable, Sendable {
    /// Bytes of one member's content.
    public var maxSize: Int64
    /// Bytes of one extended header; names are held in memory.
    public var maxExtension: Int
    /// Whether symbolic links are accepted, those alone that are relative and stay inside the archive.
    public var acceptsLinks: Bool

    public init(maxSize: Int64 = 1 << 40, maxExtension: Int = 64 << 10, acceptsLinks: Bool = false) {
        self.maxSize = maxSize
        self.maxExtension = maxExtension
        self.acceptsLinks = acceptsLinks
    }

    /// A tebibyte, 64 KiB, no links.
    public static let standard = TarLimits()
}
