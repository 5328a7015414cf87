public import Wire

/// Answers requests.
public protocol HTTPService: AnyObject {
    /// A request has come; it is answered now or later through `exchange`.
    ///
    /// - Parameters:
    ///   - request: What its head says, with places in `head`.
    ///   - fields: Its fields, as places in `head`.
    ///   - head: The bytes of the head, lent for the length of the call.
    ///   - content: What came along of the content, in the form that ``ServerExchange/contentForm`` says and lent as
    ///     well; the rest comes to the handler of the exchange.
    func serve(
        _ exchange: ServerExchange, _ request: RequestHead, _ fields: FieldTable, head: RawSpan, content: RawSpan)
}

/// What the server tells about an exchange under way; nothing after `clientLeft` or once both sides are done.
public protocol ServerExchangeHandler: AnyObject {
    /// Content of the request; never none.
    func requestContent(_ content: RawSpan)
    func requestEnded()
    /// Everything of the answer that was queued has been sent.
    func answerDrained()
    /// The client is gone or did what it must not; no answer will reach it.
    func clientLeft(_ error: HTTPError)
}

extension ServerExchangeHandler {
    public func requestContent(_ content: RawSpan) {}
    public func requestEnded() {}
    public func answerDrained() {}
}

/// The two forms in which content is passed on.
public enum ContentForm: Hashable, Sendable {
    /// Without its framing.
    case plain
    /// As it came, chunk framing and trailers included, for somebody who sends it on under the same framing.
    case asReceived
}
