/// How large the parts of chunked content that are no content may be.
public struct BodyLimits: Hashable, Sendable {
    /// Bytes of the extensions of one chunk (RFC 9112 section 7.1.1 asks for a limit).
    public var chunkExtension: Int
    /// Bytes of all chunk extensions of a message.
    public var allChunkExtensions: Int
    /// The size and number of trailers.
    public var trailers: HeadLimits

    public init(
        chunkExtension: Int = 1 << 10, allChunkExtensions: Int = 16 << 10,
        trailers: HeadLimits = HeadLimits(fieldLine: 8 << 10, total: 16 << 10, fields: 64)
    ) {
        self.chunkExtension = chunkExtension
        self.allChunkExtensions = allChunkExtensions
        self.trailers = trailers
    }
}
