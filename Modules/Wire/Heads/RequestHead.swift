/// What a request head says, with places in its bytes for what is text.
public struct RequestHead: Hashable, Sendable {
    public internal(set) var method = Method.other
    var methodExtent = Extent(0..<0)
    public var methodRange: Range<Int> { methodExtent.place }
    public internal(set) var target = RequestTarget.none
    public internal(set) var version = HTTPVersion.http11
    /// Never ``BodyFraming/untilClose``: a request without a length has no content (RFC 9112 section 6.3 item 7).
    public internal(set) var framing = BodyFraming.none
    /// Whether the client wants the connection to stay open after the answer (RFC 9112 section 9.3).
    public internal(set) var keepsAlive = false
    /// Whether Upgrade is asked for in the form that counts: HTTP/1.1 and named by Connection (RFC 9110 section 7.8).
    public internal(set) var asksForUpgrade = false
    /// Whether what is asked for includes `websocket`.
    public internal(set) var asksForWebSocket = false
    /// Whether the client waits for "100 Continue" before it sends content (RFC 9110 section 10.1.1).
    public internal(set) var expectsContinue = false
    /// The host and port the request is for: the target's, else the Host field's (RFC 9112 section 3.2.2); nil for an
    /// HTTP/1.0 request that names none.
    public var authority: Range<Int>? { authorityExtent.range }
    var authorityExtent = Extent()
    /// The length of the head in bytes, its empty line included.
    public internal(set) var length = 0
}
