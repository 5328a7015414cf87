public import Transport
public import Wire

/// Passes one exchange on to an upstream: the request as it came, the answer as it comes, with backpressure both ways.
///
/// Content is not looked into nor framed anew. Fields that are for one connection are left out, and written for the
/// other one (RFC 9110 section 7.6.1). A client that leaves cancels what is done upstream, at once. An upgrade becomes
/// a tunnel. A request without content that meets a connection which the upstream was just closing is sent once more.
public final class Relay {
    private let client: ServerExchange
    private var upstream: ClientExchange?
    private let origin: HTTPUpstream
    private var isUpgrade = false

    private init(_ client: ServerExchange, _ origin: HTTPUpstream) {
        self.client = client
        self.origin = origin
    }

    /// Passes on the request that a service was just given; to be called inside of that call.
    ///
    /// - Parameters:
    ///   - target: In origin form, where it is not to be the one that came.
    ///   - excluding: Fields of the request that are not passed on, besides Host, which is the upstream's.
    ///   - fields: Writes fields that are added to the request.
    public static func pass(
        _ exchange: ServerExchange, _ request: RequestHead, _ requestFields: FieldTable, head: RawSpan,
        content: RawSpan, to upstream: HTTPUpstream, target: String? = nil, excluding: FieldNameSet = [],
        fields: (inout ByteBuffer) throws(WireError) -> Void = { _ throws(WireError) in }
    ) {
        guard request.target.form != .authority else {
            return exchange.respond(405, text: "this server makes no tunnels")
        }
        let relay = Relay(exchange, upstream)
        exchange.contentForm = .asReceived
        exchange.handler = relay
        relay.isUpgrade = request.asksForUpgrade && request.framing.isEmpty
        let place = originForm(request.target)
        do throws(WireError) {
            if target != nil || request.target.form == .absolute && request.target.path.isEmpty {
                // An empty path is the root's (RFC 9110 section 4.2.3).
                let bytes = Array((target ?? "/" + head.text(at: place)).utf8)
                try relay.begin(request, requestFields, head, bytes.span.bytes, content, excluding, fields)
            } else {
                try relay.begin(request, requestFields, head, head.extracting(place), content, excluding, fields)
            }
        } catch {
            exchange.respond(400, text: "\(error)")
        }
    }

    private func begin(
        _ request: RequestHead, _ requestFields: FieldTable, _ head: RawSpan, _ target: RawSpan, _ content: RawSpan,
        _ excluding: FieldNameSet, _ fields: (inout ByteBuffer) throws(WireError) -> Void
    ) throws(WireError) {
        let (exchange, result) = try origin.begin(
            request.method, named: head.extracting(request.methodRange), target: target, request.framing,
            content: content, sendsAsReceived: true, mayRepeat: request.method.isIdempotent,
            contentForm: request.version >= .http11 ? .asReceived : .plain,
            handler: self
        ) { buffer throws(WireError) in
            // Expect was answered here: the content is wanted as soon as the upstream has a connection.
            buffer.copyFields(
                requestFields, from: head, excluding: excluding.union([.host, .contentLength, .expect]))
            if isUpgrade { try Self.askForUpgrade(requestFields, head, &buffer) }
            try fields(&buffer)
        }
        self.upstream = exchange
        if result == .queued { client.pauseContent() }
    }

    /// The target as an origin server takes it (RFC 9112 section 3.2.1).
    private static func originForm(_ target: RequestTarget) -> Range<Int> {
        guard target.form == .absolute else { return target.range }
        return target.path.lowerBound..<target.range.upperBound
    }

    /// What a gateway answers for an upstream that does not (RFC 9110 section 15.6).
    private static func status(for error: HTTPError) -> Int {
        switch error.code {
        case .timedOut: 504
        case .tooMany: 503
        default: 502
        }
    }

    private static func askForUpgrade(
        _ fields: FieldTable, _ head: RawSpan, _ buffer: inout ByteBuffer
    ) throws(WireError) {
        guard let protocols = fields.firstValue(.upgrade) else { return }
        buffer.append("Connection: Upgrade\r\n")
        try buffer.writeField(.upgrade, head.extracting(protocols))
    }
}

extension Relay: ServerExchangeHandler {
    public func requestContent(_ content: RawSpan) {
        if upstream?.send(content) == .queued { client.pauseContent() }
    }

    public func requestEnded() { upstream?.finish() }

    public func answerDrained() { upstream?.resumeContent() }

    public func clientLeft(_ error: HTTPError) { upstream?.cancel() }
}

extension Relay: ClientExchangeHandler {
    public func answered(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, content: RawSpan) {
        guard let upstream else { return }
        do throws(WireError) {
            let result = try client.relay(
                answer, fields, head: head, content: content, form: upstream.contentForm)
            if result == .queued { upstream.pauseContent() }
        } catch {
            upstream.cancel()
            client.respond(502, text: "upstream answered what cannot be passed on: \(error)")
        }
    }

    public func answerContent(_ content: RawSpan) {
        if client.send(content) == .queued { upstream?.pauseContent() }
    }

    public func requestDrained() { client.resumeContent() }

    public func answerEnded() {
        upstream = nil
        client.finish()
    }

    public func failed(_ error: HTTPError) {
        if error.mayBeStale, let failed = upstream, let again = origin.beginAgain(failed, handler: self) {
            upstream = again
            return
        }
        upstream = nil
        guard !client.hasBegunAnswer else { return client.abort() }
        client.respond(Self.status(for: error), text: "no answer from upstream: \(error)")
    }

    public func switched(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, to stream: any ByteStream) {
        upstream = nil
        do throws(WireError) {
            let ours = try client.switchProtocols { buffer throws(WireError) in
                buffer.copyFields(fields, from: head)
                if let name = fields.firstValue(.upgrade) { try buffer.writeField(.upgrade, head.extracting(name)) }
            }
            Tunnel.join(ours, stream)
        } catch {
            stream.close()
            client.respond(502, text: "upstream switched to what nobody asked for: \(error)")
        }
    }
}
