public import Storage

/// Something that a cleanup may delete: one instance of an artifact, a file or a directory with all below it.
public struct CleanupItem: Hashable, Sendable {
    public let artifact: Artifact.Name
    public let retention: Artifact.Retention
    /// Where it is.
    public let place: DurablePath
    /// Bytes, of all that is below it.
    public let size: Int64
    /// Seconds since 1970, of the newest change of anything in it.
    public let modified: Int64
    /// Why it must stay, in words for a person; nil when nothing needs it.
    public let protection: String?
    /// Limits by count and bytes hold for the items of one artifact and group; nil is a group of its own.
    public let group: String?

    public init(
        _ artifact: Artifact.Name, _ retention: Artifact.Retention, at place: DurablePath, size: Int64, modified: Int64,
        protection: String? = nil, group: String? = nil
    ) {
        self.artifact = artifact
        self.retention = retention
        self.place = place
        self.size = size
        self.modified = modified
        self.protection = protection
        self.group = group
    }
}
