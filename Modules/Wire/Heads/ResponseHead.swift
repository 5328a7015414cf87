/// What a response head says, with places in its bytes for what is text.
public struct ResponseHead: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// 1xx but 101: another head follows (RFC 9110 section 15.2).
        case interim
        /// 101: what follows is the new protocol's (RFC 9110 section 7.8).
        case switchingProtocols
        /// The answer to CONNECT: what follows is the tunnel's (RFC 9110 section 9.3.6).
        case tunnel
        case final
    }

    public internal(set) var kind = Kind.final
    public internal(set) var version = HTTPVersion.http11
    /// 100 to 999; what is above 599 is to be treated as 500 (RFC 9110 section 15).
    public internal(set) var status = 0
    /// May be empty.
    public internal(set) var reasonRange = 0..<0
    public internal(set) var framing = BodyFraming.none
    /// Whether the connection can be used again after the content (RFC 9112 section 9.3).
    public internal(set) var keepsAlive = false
    /// The length of the head in bytes, its empty line included.
    public internal(set) var length = 0
}
