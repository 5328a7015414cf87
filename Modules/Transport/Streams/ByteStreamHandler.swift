/// What a stream tells its owner.
///
/// The rules of order are those of ``ByteStream``.
public protocol ByteStreamHandler: AnyObject {
    /// Bytes, lent for the length of the call; never none.
    func received(_ bytes: RawSpan)

    /// Everything that was queued has been taken by the system; once for each time that writing became `queued`.
    func drained()

    /// The peer will send no more; we may go on writing.
    func peerFinished()

    /// The stream is closed: nil after an orderly end of both sides, otherwise why.
    func closed(_ error: TransportError?)
}

extension ByteStreamHandler {
    public func drained() {}
}
