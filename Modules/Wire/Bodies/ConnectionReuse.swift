/// Whether a connection serves another exchange (RFC 9112 section 9.3 to 9.6).
public enum ConnectionReuse {
    /// Both sides must want it and both messages must have ended by their own framing.
    ///
    /// - Parameters:
    ///   - requestSent: Whether the request went out to its end; a server that answers early leaves a rest that nobody
    ///     could tell from the next request.
    ///   - responseRead: Whether the response came to its end.
    ///   - surplus: Bytes that came after the response although nothing was asked: they answer no request of ours, and
    ///     would be taken for the answer to the next one.
    public static func isAllowed(
        request: RequestHead, response: ResponseHead, requestSent: Bool, responseRead: Bool, surplus: Int = 0
    ) -> Bool {
        request.keepsAlive && response.keepsAlive && response.kind == .final && response.framing != .untilClose
            && requestSent && responseRead && surplus == 0
    }
}
