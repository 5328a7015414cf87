public import Transport
public import Wire

/// What a client tells about an exchange under way; nothing after `answerEnded`, `switched` or `failed`.
public protocol ClientExchangeHandler: AnyObject {
    /// The final head has come.
    ///
    /// - Parameters:
    ///   - fields: Its fields, as places in `head`.
    ///   - head: The bytes of the head, lent for the length of the call.
    ///   - content: What came along of the content, lent as well and perhaps nothing; the rest comes to ``answerContent(_:)``.
    func answered(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, content: RawSpan)

    /// Content of the answer; never none.
    func answerContent(_ content: RawSpan)

    /// The answer is complete.
    func answerEnded()

    /// Everything of the request that was queued has been sent.
    func requestDrained()

    /// Nothing more will come, and the answer, if it had begun, is not complete.
    func failed(_ error: HTTPError)

    /// An interim head (1xx) has come; the final one is still to follow.
    func interim(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan)

    /// The server switched protocols (101), or the tunnel of CONNECT stands: the connection is the handler's from now on,
    /// paused and without a handler.
    func switched(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, to stream: any ByteStream)
}

extension ClientExchangeHandler {
    public func requestDrained() {}
    public func interim(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan) {}
    public func switched(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, to stream: any ByteStream) {
        stream.close()
    }
}
