/// How much of one artifact is kept, of each group of it apart; what is not said is not limited.
public struct CleanupPolicy: Hashable, Sendable {
    /// Seconds since the newest change.
    public let maxAge: Int64?
    /// How many instances, the newest first.
    public let maxCount: Int?
    /// Bytes of all instances together, the newest first.
    public let maxBytes: Int64?

    public init(maxAge: Int64? = nil, maxCount: Int? = nil, maxBytes: Int64? = nil) {
        self.maxAge = maxAge
        self.maxCount = maxCount
        self.maxBytes = maxBytes
    }
}
