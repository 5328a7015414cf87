import Transport
import Wire

/// One connection of a client: carries exchanges one after the other, and waits in between.
final class ClientConnection: ByteStreamHandler {
    private enum Phase {
        case idle
        /// A request is being sent or was sent; its head has not come.
        case head
        /// Content of the answer is still to come.
        case content
        case closed
    }

    private let upstream: HTTPUpstream
    private let stream: any ByteStream
    private var phase = Phase.idle
    private var exchange: ClientExchange?
    private var partial: PartialResponseHead?
    private var backlog = InputBacklog()
    private var reader: BodyReader?
    /// What the head of the answer says about the time after it.
    private var mayStayOpen = false
    private var hasServedBefore = false
    private var isContentPaused = false
    private var isProcessingSoon = false
    private var timer: (any ScheduledAction)?
    private var queuedAtDeadline = 0

    init(_ upstream: HTTPUpstream, _ stream: any ByteStream) {
        self.upstream = upstream
        self.stream = stream
        stream.handler = self
        stream.resumeReading()
        timer = upstream.client.scheduler.schedule(at: .distantFuture) { [self] in deadlinePassed() }
    }

    private var settings: ClientSettings { upstream.client.settings }

    // MARK: Requests

    /// Takes an exchange whose request head, and perhaps content, is written next.
    func begin(_ exchange: ClientExchange) {
        self.exchange = exchange
        phase = .head
        isContentPaused = false
        mayStayOpen = false
    }

    func write(_ head: RawSpan, _ content: RawSpan) -> WriteResult {
        let result = content.byteCount == 0 ? stream.write(head) : stream.write(head, content)
        setDeadline()
        return result
    }

    func write(_ content: RawSpan) -> WriteResult {
        let result = stream.write(content)
        if result == .queued { setDeadline() }
        return result
    }

    func requestEnded() { if phase == .head { setDeadline() } }

    // MARK: What the stream tells

    func received(_ bytes: RawSpan) {
        if backlog.isEmpty { process(bytes) } else { backlog.append(bytes) }
    }

    func drained() {
        setDeadline()
        exchange?.handler?.requestDrained()
    }

    func peerFinished() {
        switch phase {
        case .idle: close()
        case .head, .content: if backlog.isEmpty { inputEnded() } else { isInputEnded = true }
        case .closed: break
        }
    }

    func closed(_ error: TransportError?) {
        if let error { fail(HTTPError(broken: error)) } else { inputEnded() }
    }

    /// The server ends the connection while it owes something.
    private var isInputEnded = false

    private func inputEnded() {
        guard phase != .idle else { return close() }
        guard phase != .closed else { return }
        do throws(WireError) {
            guard phase == .content else { throw WireError(code: .bodyCutShort) }
            try reader?.inputEnded()
            mayStayOpen = false
            answerEnded()
        } catch {
            fail(
                HTTPError(
                    phase == .head ? .broken : .cutShort,
                    "the server closed the connection before its answer was complete"))
        }
    }

    // MARK: Answers

    private func process(_ bytes: RawSpan) {
        var offset = 0
        while offset < bytes.byteCount {
            let rest = offset == 0 ? bytes : bytes.extracting(offset..<bytes.byteCount)
            switch phase {
            // Nobody asked for it: it would be taken for the answer to the next request.
            case .idle: return close()
            case .head:
                guard let taken = processHead(rest) else { return }
                offset += taken
            case .content:
                guard !isContentPaused else {
                    backlog.append(rest)
                    return
                }
                offset += deliverContent(rest)
            case .closed: return
            }
        }
    }

    private func processHead(_ bytes: RawSpan) -> Int? {
        guard let exchange else { return nil }
        if let partial {
            let before = partial.bytes.count
            partial.append(bytes)
            switch partial.parse(answering: exchange.method) {
            case .complete(let length):
                self.partial = nil
                return partial.bytes.withUnsafeBytes { bytes in
                    answered(partial.parser.head, partial.parser.fields, bytes.bytes, length).map { $0 - before }
                }
            case .needMore: return nil
            case .failed(let error):
                fail(HTTPError(error, from: "the server"))
                return nil
            }
        }
        let client = upstream.client
        client.parser.reset()
        switch client.parser.parse(bytes, answering: exchange.method) {
        case .complete(let length): return answered(client.parser.head, client.parser.fields, bytes, length)
        case .needMore:
            partial = PartialResponseHead(settings.heads, bytes, answering: exchange.method)
            return nil
        case .failed(let error):
            fail(HTTPError(error, from: "the server"))
            return nil
        }
    }

    /// A complete head, which the first `length` bytes are.
    ///
    /// - Returns: How many of the bytes were taken, with content that came along.
    private func answered(_ head: ResponseHead, _ fields: FieldTable, _ bytes: RawSpan, _ length: Int) -> Int? {
        guard let exchange else { return nil }
        exchange.dropCopy()
        let headBytes = bytes.extracting(0..<length)
        switch head.kind {
        case .interim:
            exchange.handler?.interim(head, fields, head: headBytes)
            return length
        case .switchingProtocols, .tunnel:
            return switched(exchange, head, fields, bytes, length)
        case .final: break
        }
        mayStayOpen = head.keepsAlive
        hasAnswerBegun = true
        phase = .content
        var taken = length
        if head.framing.isEmpty {
            reader = nil
        } else {
            reader = BodyReader(head.framing, limits: settings.bodies)
            if length < bytes.byteCount, exchange.contentForm == .asReceived || head.framing != .chunked {
                guard let content = follow(bytes.extracting(length..<bytes.byteCount)) else { return nil }
                taken += content
            }
        }
        let isComplete = reader?.isComplete ?? true
        setDeadline()
        exchange.handler?.answered(head, fields, head: headBytes, content: bytes.extracting(length..<taken))
        if isComplete, self.exchange === exchange { answerEnded() }
        return taken
    }

    private func switched(
        _ exchange: ClientExchange, _ head: ResponseHead, _ fields: FieldTable, _ bytes: RawSpan, _ length: Int
    ) -> Int? {
        var surplus = backlog
        surplus.append(bytes.extracting(length..<bytes.byteCount))
        release()
        let stream = PrefixedStream(stream, upstream.client.scheduler)
        stream.begin(with: surplus)
        let handler = exchange.end()
        if let handler {
            handler.switched(head, fields, head: bytes.extracting(0..<length), to: stream)
        } else {
            stream.close()
        }
        return nil
    }

    private var hasAnswerBegun = false

    private func follow(_ bytes: RawSpan) -> Int? {
        guard let following = reader?.follow(bytes) else { return 0 }
        switch following {
        case .more: return bytes.byteCount
        case .end(let length): return length
        case .failed(let error):
            fail(HTTPError(error, from: "the server"))
            return nil
        }
    }

    private func deliverContent(_ bytes: RawSpan) -> Int {
        guard let exchange else { return bytes.byteCount }
        setDeadline()
        if exchange.contentForm == .asReceived {
            guard let taken = follow(bytes) else { return bytes.byteCount }
            let isComplete = reader?.isComplete ?? true
            if taken > 0 { exchange.handler?.answerContent(bytes.extracting(0..<taken)) }
            if isComplete, self.exchange === exchange { answerEnded() }
            return taken
        }
        var offset = 0
        while phase == .content, !isContentPaused, self.exchange === exchange {
            guard let piece = reader?.next(in: bytes, at: &offset) else { return offset }
            switch piece {
            case .needMore: return offset
            case .content(let range): exchange.handler?.answerContent(bytes.extracting(range))
            case .end: answerEnded()
            case .failed(let error):
                fail(HTTPError(error, from: "the server"))
                return bytes.byteCount
            }
        }
        return offset
    }

    func pauseContent() {
        guard phase == .content || phase == .head else { return }
        isContentPaused = true
        // The head is read all the same; the stream is paused once it has come.
        if phase == .content { stream.pauseReading() }
        setDeadline()
    }

    func resumeContent() {
        guard isContentPaused else { return }
        isContentPaused = false
        setDeadline()
        guard phase == .content else { return }
        if backlog.isEmpty, !isInputEnded { stream.resumeReading() } else { processSoon() }
    }

    private func processSoon() {
        guard !isProcessingSoon else { return }
        isProcessingSoon = true
        upstream.client.scheduler.soon { [self] in
            isProcessingSoon = false
            guard phase == .content, !isContentPaused else { return }
            let waiting = backlog.take()
            if !waiting.isEmpty { process(waiting.span.bytes) }
            guard backlog.isEmpty, phase == .content, !isContentPaused else { return }
            if isInputEnded { inputEnded() } else { stream.resumeReading() }
        }
    }

    // MARK: Ends

    private func answerEnded() {
        guard let exchange else { return }
        let canBeUsedAgain = mayStayOpen && exchange.isSent && backlog.isEmpty && !isInputEnded && !stream.isClosed
        self.exchange = nil
        reader = nil
        hasServedBefore = true
        hasAnswerBegun = false
        if canBeUsedAgain { rest() } else { close() }
        exchange.end()?.answerEnded()
    }

    /// Waits in the pool for the next exchange.
    private func rest() {
        phase = .idle
        isContentPaused = false
        stream.resumeReading()
        guard upstream.keep(self) else { return close() }
        timer?.move(to: upstream.client.scheduler.clock.now + settings.idleTimeout)
    }

    private func fail(_ error: HTTPError) {
        guard phase != .closed else { return }
        var error = error
        error.mayBeStale = hasServedBefore && phase == .head && !hasAnswerBegun && partial == nil
        let exchange = exchange
        self.exchange = nil
        close()
        exchange?.end()?.failed(error)
    }

    /// The exchange is given up: what is left of its answer belongs to nobody.
    func cancel() {
        guard exchange != nil else { return }
        exchange = nil
        if phase != .closed { stream.abort() }
        close()
    }

    func close() {
        guard phase != .closed else { return }
        let wasIdle = phase == .idle
        phase = .closed
        stopTimer()
        partial = nil
        reader = nil
        backlog = InputBacklog()
        stream.close()
        if wasIdle { upstream.forget(self) }
    }

    private func release() {
        phase = .closed
        exchange = nil
        stopTimer()
        backlog = InputBacklog()
        stream.pauseReading()
        stream.handler = nil
    }

    private func stopTimer() {
        timer?.cancel()
        timer = nil
    }

    // MARK: Time

    private func setDeadline() {
        guard let timer else { return }
        queuedAtDeadline = stream.queuedByteCount
        let timeout: Duration?
        if queuedAtDeadline > 0 {
            timeout = settings.sendTimeout
        } else {
            switch phase {
            case .head: timeout = exchange?.isSent == true ? settings.answerTimeout : nil
            case .content: timeout = isContentPaused ? nil : settings.contentTimeout
            case .idle: timeout = settings.idleTimeout
            case .closed: return
            }
        }
        timer.move(to: timeout.map { upstream.client.scheduler.clock.now + $0 } ?? .distantFuture)
    }

    private func deadlinePassed() {
        timer = upstream.client.scheduler.schedule(at: .distantFuture) { [self] in deadlinePassed() }
        switch phase {
        case .idle: close()
        case .closed: break
        case .head, .content:
            if queuedAtDeadline > 0, stream.queuedByteCount < queuedAtDeadline { return setDeadline() }
            let what =
                queuedAtDeadline > 0
                ? "the server takes nothing"
                : phase == .head ? "the server does not answer" : "the server sends nothing"
            fail(HTTPError(.timedOut, what))
        }
    }
}
