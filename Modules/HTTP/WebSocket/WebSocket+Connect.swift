public import Transport
public import Wire

extension WebSocket {
    /// Opens a WebSocket to an origin (RFC 6455 section 4.1); `completion` is called once, in a later turn.
    ///
    /// - Parameters:
    ///   - target: A path, and a query perhaps.
    ///   - subprotocols: Those that are offered, the best one first.
    ///   - random: A source that nobody can foresee, for the key and the masks (section 10.3).
    ///   - fields: Writes fields that are added to the request: Origin, Authorization and the like.
    @discardableResult
    public static func connect(
        through upstream: HTTPUpstream, target: String = "/", subprotocols: [String] = [],
        settings: WebSocketSettings = WebSocketSettings(), random: @escaping () -> UInt32 = { .random(in: 0 ... .max) },
        fields: (inout ByteBuffer) throws(WireError) -> Void = { _ throws(WireError) in },
        completion: @escaping (Result<WebSocket, WebSocketError>) -> Void
    ) -> any Cancellable {
        let opening = WebSocketOpening(upstream, subprotocols, settings, random, completion)
        opening.begin(target, fields)
        return opening
    }
}

/// The handshake of a client.
private final class WebSocketOpening: Cancellable {
    private let upstream: HTTPUpstream
    private let subprotocols: [String]
    private let settings: WebSocketSettings
    private let random: () -> UInt32
    private let key: String
    private var completion: ((Result<WebSocket, WebSocketError>) -> Void)?
    private var exchange: ClientExchange?
    private var deadline: (any ScheduledAction)?
    /// What answered instead of opening, as far as it has come.
    private var refusal: (status: Int, content: [UInt8])?

    init(
        _ upstream: HTTPUpstream, _ subprotocols: [String], _ settings: WebSocketSettings,
        _ random: @escaping () -> UInt32, _ completion: @escaping (Result<WebSocket, WebSocketError>) -> Void
    ) {
        self.upstream = upstream
        self.subprotocols = subprotocols
        self.settings = settings
        self.random = random
        self.completion = completion
        key = WebSocketKey.text((0..<4).flatMap { _ in withUnsafeBytes(of: random()) { Array($0) } })
    }

    private var scheduler: any Scheduler { upstream.client.scheduler }

    func begin(_ target: String, _ fields: (inout ByteBuffer) throws(WireError) -> Void) {
        do throws(WireError) {
            let name: StaticString = "GET"
            let method = UnsafeRawBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            exchange = try upstream.begin(
                .get, named: method.bytes, target: target.utf8Span.span.bytes, .none, content: RawSpan(),
                mayRepeat: true, handler: self
            ) { buffer throws(WireError) in
                try buffer.writeWebSocketFields(key: key, subprotocols: subprotocols)
                try fields(&buffer)
            }.exchange
            deadline = scheduler.schedule(after: settings.openTimeout) { [self] in
                exchange?.cancel()
                complete(.failure(WebSocketError(.timedOut, "the WebSocket did not open in time")))
            }
        } catch {
            scheduler.soon { [self] in complete(.failure(WebSocketError(handshake: error))) }
        }
    }

    func cancel() {
        exchange?.cancel()
        _ = end()
    }

    private func complete(_ result: Result<WebSocket, WebSocketError>) { end()?(result) }

    private func end() -> ((Result<WebSocket, WebSocketError>) -> Void)? {
        defer {
            completion = nil
            exchange = nil
            deadline?.cancel()
            deadline = nil
        }
        return completion
    }
}

extension WebSocketOpening: ClientExchangeHandler {
    func switched(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, to stream: any ByteStream) {
        do throws(WireError) {
            let response = try WebSocketResponse(answer, fields, in: head, key: key, offered: subprotocols)
            complete(
                .success(
                    WebSocket(
                        .client, on: stream, scheduler, settings, subprotocol: response.subprotocol, random: random)))
        } catch {
            stream.close()
            complete(.failure(WebSocketError(handshake: error)))
        }
    }

    func answered(_ answer: ResponseHead, _ fields: FieldTable, head: RawSpan, content: RawSpan) {
        refusal = (answer.status, [])
        answerContent(content)
    }

    func answerContent(_ content: RawSpan) {
        guard let refusal else { return }
        let room = WebSocketError.Answer.mostContent - refusal.content.count
        content.withUnsafeBytes { self.refusal?.content += $0.prefix(room) }
        guard content.byteCount >= room else { return }
        exchange?.cancel()
        refused()
    }

    func answerEnded() { refused() }

    private func refused() {
        guard let refusal else { return }
        let answer = WebSocketError.Answer(status: refusal.status, content: refusal.content)
        complete(.failure(WebSocketError(refusedWith: answer)))
    }

    func failed(_ error: HTTPError) {
        // Nothing of the answer came on a connection that the server was closing: it has not seen the request.
        if error.mayBeStale, let failed = exchange, let again = upstream.beginAgain(failed, handler: self) {
            exchange = again
        } else if refusal != nil {
            refused()
        } else {
            complete(.failure(WebSocketError(error)))
        }
    }
}
