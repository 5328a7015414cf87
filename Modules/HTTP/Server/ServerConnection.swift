import Transport
import Wire

/// One connection of a server: finds requests in what arrives, one after the other, and holds the deadlines.
final class ServerConnection: ByteStreamHandler {
    enum Phase {
        /// Between requests, or within a head.
        case head
        /// A request is in hand, and some of its content is still to come.
        case content
        /// A request is in hand and complete; what arrives is the next one's.
        case answering
        /// The last answer was given; what arrives is thrown away until the client has seen that.
        case lingering
        /// The stream is another protocol's.
        case handedOver
        case closed
    }

    let server: HTTPServer
    let stream: any ByteStream
    private(set) var phase = Phase.head
    private var exchange: ServerExchange?
    /// A head that did not come in one piece.
    private var partial: PartialRequestHead?
    /// What came before its turn.
    private var backlog = InputBacklog()
    private var content: RequestContent?
    private var successor: PrefixedStream?
    private var discarded = 0
    private var isProcessing = false
    private var isProcessingSoon = false
    private var peerHasFinished = false
    private var mustClose = false
    private var timer: (any ScheduledAction)?
    private var patience = ServerPatience.request
    private var queuedAtDeadline = 0

    init(_ server: HTTPServer, _ stream: any ByteStream) {
        self.server = server
        self.stream = stream
    }

    private var limits: ServerLimits { server.limits }
    private var isContentPaused: Bool { content?.isPaused ?? false }

    func begin() {
        stream.handler = self
        timer = server.scheduler.schedule(after: limits.idleTimeout) { [self] in deadlinePassed() }
        stream.resumeReading()
    }

    // MARK: What the stream tells

    func received(_ bytes: RawSpan) {
        server.counters.bytesReceived &+= UInt64(bytes.byteCount)
        guard backlog.isEmpty else { return keep(bytes) }
        process(bytes)
    }

    func drained() {
        setDeadline()
        exchange?.streamDrained()
    }

    func peerFinished() {
        peerHasFinished = true
        switch phase {
        case .head: if backlog.isEmpty { closeInOrder() }
        // The stream says that it is closed once its queue is empty.
        case .lingering, .handedOver, .closed: break
        case .content: if !isContentPaused || backlog.isEmpty { cutShort() }
        case .answering:
            if !limits.servesHalfClosed { abandon(HTTPError(.broken, "the client closed the connection")) }
        }
    }

    func closed(_ error: TransportError?) { abandon(HTTPError(broken: error)) }

    // MARK: Finding requests

    private func process(_ bytes: RawSpan) {
        isProcessing = true
        defer {
            isProcessing = false
            if phase == .handedOver { giveToSuccessor() }
        }
        var offset = 0
        while offset < bytes.byteCount {
            let rest = offset == 0 ? bytes : bytes.extracting(offset..<bytes.byteCount)
            switch phase {
            case .head:
                guard let taken = processHead(rest) else { return }
                offset += taken
            case .content:
                guard !isContentPaused else { return keep(rest) }
                offset += deliverContent(rest)
            case .answering: return keep(rest)
            case .lingering: return lingered(rest)
            case .handedOver: return backlog.append(rest)
            case .closed: return
            }
        }
    }

    /// Bytes whose turn has not come, within a bound.
    private func keep(_ bytes: RawSpan) {
        backlog.append(bytes)
        if phase == .content ? isContentPaused : backlog.count >= limits.readAhead { stream.pauseReading() }
    }

    /// - Returns: How many of the bytes were taken; nil when there is nothing more to do with them.
    private func processHead(_ bytes: RawSpan) -> Int? {
        if let partial { return processPartialHead(partial, bytes) }
        server.parser.reset()
        switch server.parser.parse(bytes) {
        case .complete(let length):
            return start(server.parser.head, server.parser.fields, bytes, length)
        case .needMore:
            partial = PartialRequestHead(limits.heads, bytes)
            setDeadline()
            return nil
        case .failed(let error):
            refuse(Refusal(error))
            return nil
        }
    }

    private func processPartialHead(_ partial: PartialRequestHead, _ bytes: RawSpan) -> Int? {
        let before = partial.bytes.count
        partial.append(bytes)
        switch partial.parse() {
        case .complete(let length):
            self.partial = nil
            // The head is lent from its own memory; what follows it there is lent from the input again.
            return partial.bytes.withUnsafeBytes { bytes in
                start(partial.parser.head, partial.parser.fields, bytes.bytes, length).map { $0 - before }
            }
        case .needMore: return nil
        case .failed(let error):
            self.partial = nil
            refuse(Refusal(error))
            return nil
        }
    }

    /// Begins an exchange with a complete head, which the first `length` bytes are.
    ///
    /// - Returns: How many of the bytes were taken, with content that came along.
    private func start(_ head: RequestHead, _ fields: FieldTable, _ bytes: RawSpan, _ length: Int) -> Int? {
        server.counters.requests &+= 1
        mustClose = !head.keepsAlive || server.isDraining
        var taken = length
        do throws(Refusal) {
            if head.framing.isEmpty {
                phase = .answering
            } else {
                taken += try beginContent(head, bytes.extracting(length..<bytes.byteCount))
            }
        } catch {
            refuse(error)
            return nil
        }
        let exchange = ServerExchange(self, head)
        self.exchange = exchange
        setDeadline()
        server.service.serve(
            exchange, head, fields, head: bytes.extracting(0..<length), content: bytes.extracting(length..<taken))
        if !head.framing.isEmpty {
            // An end that came along is told once the handler is set.
            if phase == .answering { exchange.requestEnded() } else { askForContent() }
        }
        return taken
    }

    // MARK: Content

    /// - Returns: How many bytes of the content come along with the head.
    private func beginContent(_ head: RequestHead, _ bytes: RawSpan) throws(Refusal) -> Int {
        phase = .content
        let content = try RequestContent(head, limits)
        defer { self.content = content.isComplete ? nil : content }
        // Chunks are handed out in the form that is wanted, which the service has yet to say.
        guard case .length = head.framing, bytes.byteCount > 0 else { return 0 }
        let taken = try content.follow(bytes)
        if content.isComplete { phase = .answering }
        return taken
    }

    /// Tells a client that waits for it to send its content (RFC 9110 section 10.1.1), as soon as somebody wants it.
    private func askForContent() {
        guard phase == .content, content?.owesContinue == true, !isContentPaused, let exchange,
            exchange.handler != nil, !exchange.hasBegunAnswer
        else { return }
        content?.owesContinue = false
        server.outgoing.removeAll()
        server.outgoing.writeContinue()
        _ = stream.write(server.outgoing.unsafeBytes.bytes)
    }

    private func deliverContent(_ bytes: RawSpan) -> Int {
        guard let exchange else { return bytes.byteCount }
        setDeadline()
        do throws(Refusal) {
            return try exchange.contentForm == .asReceived ? deliverFramed(bytes, exchange) : deliver(bytes, exchange)
        } catch {
            refuse(error)
            return bytes.byteCount
        }
    }

    private func deliverFramed(_ bytes: RawSpan, _ exchange: ServerExchange) throws(Refusal) -> Int {
        guard let taken = try content?.follow(bytes) else { return bytes.byteCount }
        let isComplete = content?.isComplete ?? true
        if isComplete { contentEnded() }
        if taken > 0 { exchange.deliver(bytes.extracting(0..<taken)) }
        if isComplete { exchange.requestEnded() }
        return taken
    }

    private func deliver(_ bytes: RawSpan, _ exchange: ServerExchange) throws(Refusal) -> Int {
        var offset = 0
        while phase == .content, !isContentPaused, let piece = try content?.next(in: bytes, at: &offset) {
            switch piece {
            case .content(let range): exchange.deliver(bytes.extracting(range))
            case .end:
                contentEnded()
                exchange.requestEnded()
            }
        }
        return phase == .closed ? bytes.byteCount : offset
    }

    private func contentEnded() {
        phase = .answering
        content = nil
    }

    func pauseContent() {
        guard phase == .content else { return }
        content?.isPaused = true
        stream.pauseReading()
        setDeadline()
    }

    func resumeContent() {
        guard phase == .content, isContentPaused else { return }
        content?.isPaused = false
        askForContent()
        setDeadline()
        if backlog.isEmpty { stream.resumeReading() } else { processSoon() }
    }

    /// Goes on with what waits, in a turn of its own.
    private func processSoon() {
        guard !isProcessingSoon else { return }
        isProcessingSoon = true
        server.scheduler.soon { [self] in
            isProcessingSoon = false
            guard phase != .closed else { return }
            let waiting = backlog.take()
            if !waiting.isEmpty { process(waiting.span.bytes) }
            guard phase != .closed, backlog.isEmpty else { return }
            if peerHasFinished, phase == .head { return closeInOrder() }
            if peerHasFinished, phase == .content { return cutShort() }
            if !(phase == .content && isContentPaused) { stream.resumeReading() }
        }
    }

    // MARK: The end of an exchange

    /// The exchange went a step further: its answer was given to the end, or its request has ended.
    func exchangeProgressed() {
        guard let exchange, exchange.isAnswered else { return setDeadline() }
        switch phase {
        case .answering:
            end(exchange)
            if mustClose || server.isDraining { return linger() }
            phase = .head
            if peerHasFinished, backlog.isEmpty { return closeInOrder() }
            setDeadline()
            if !backlog.isEmpty, !isProcessing { processSoon() }
        case .content:
            // What is left of the request would be taken for the next one; nobody wants to wait for all of it.
            end(exchange)
            linger()
        case .head, .lingering, .handedOver, .closed: break
        }
    }

    private func end(_ exchange: ServerExchange) {
        self.exchange = nil
        content = nil
        exchange.detach()
    }

    /// Tells the client that nothing more comes, and waits for its end, so that it can read its answer.
    private func linger() {
        phase = .lingering
        backlog = InputBacklog()
        stream.shutdownWrite()
        setDeadline()
        stream.resumeReading()
    }

    /// Closes once what is queued has been sent.
    private func closeInOrder() {
        if stream.queuedByteCount == 0 { close() } else { linger() }
    }

    private func cutShort() { abandon(HTTPError(.cutShort, "the client ended its request in the middle")) }

    private func lingered(_ bytes: RawSpan) {
        discarded += bytes.byteCount
        if discarded > 1 << 20 { close() }
    }

    // MARK: Ends

    /// Answers what is no proper request, and closes.
    private func refuse(_ refusal: Refusal) {
        let error = HTTPError(.malformed, refusal.text)
        if let exchange {
            guard !exchange.hasBegunAnswer else { return breakOff(error) }
            let handler = exchange.handler
            end(exchange)
            handler?.clientLeft(error)
        }
        guard phase != .closed else { return }
        server.outgoing.removeAll()
        server.outgoing.writeRefusal(refusal.status, text: refusal.text, date: nil)
        _ = stream.write(server.outgoing.unsafeBytes.bytes)
        linger()
    }

    /// The client is gone, or we are done with it, whatever is in hand.
    private func abandon(_ error: HTTPError) {
        guard phase != .closed else { return }
        close()
        if let exchange {
            let handler = exchange.handler
            end(exchange)
            handler?.clientLeft(error)
        }
    }

    /// Ends in a way that cannot be taken for the proper end of a message.
    func breakOff(_ error: HTTPError) {
        guard phase != .closed else { return }
        if phase == .handedOver { return giveUpSuccessor(error) }
        stream.abort()
        abandon(error)
    }

    private func close() {
        guard phase != .closed else { return }
        phase = .closed
        timer?.cancel()
        timer = nil
        partial = nil
        backlog = InputBacklog()
        stream.close()
        server.remove(self)
    }

    /// The server stops: an idle connection closes, another one after its answer.
    func drain() {
        if phase == .head, partial == nil, backlog.isEmpty { closeInOrder() } else { mustClose = true }
    }

    /// The stream goes on as something else, but still counts as a connection of the server.
    func handOver() -> any ByteStream {
        // What follows the request in the input is kept for the new protocol before this one sees it.
        stream.pauseReading()
        let successor = PrefixedStream(stream, server.scheduler) { [self] in server.remove(self) }
        self.successor = successor
        phase = .handedOver
        timer?.cancel()
        timer = nil
        if let exchange { end(exchange) }
        if !isProcessing { giveToSuccessor() }
        return successor
    }

    private func giveToSuccessor() {
        successor?.begin(with: backlog)
        backlog = InputBacklog()
    }

    private func giveUpSuccessor(_ error: HTTPError) {
        successor?.breakOff(TransportError(.closed, "a connection that was handed over", detail: error.reason))
        successor = nil
    }

    var willClose: Bool { mustClose || server.isDraining }

    /// What the client of the exchange may be told about the connection after the answer that begins now.
    func answerBegins() { if phase == .content { mustClose = true } }

    func closeAfterAnswer() { mustClose = true }

    // MARK: Time

    /// Moves the moment at which patience ends with what is waited for.
    func setDeadline() {
        guard let timer else { return }
        queuedAtDeadline = phase == .head ? 0 : stream.queuedByteCount
        patience = .waiting(
            phase, hasPartialHead: partial != nil, wantsContent: !isContentPaused, isQueued: queuedAtDeadline > 0)
        timer.move(to: patience.timeout(limits).map { server.scheduler.clock.now + $0 } ?? .distantFuture)
    }

    private func deadlinePassed() {
        timer = server.scheduler.schedule(at: .distantFuture) { [self] in deadlinePassed() }
        switch patience.end(hasMoved: stream.queuedByteCount < queuedAtDeadline) {
        case .waitOn: setDeadline()
        case .close: if phase == .head { closeInOrder() } else { close() }
        case .breakOff(let reason): breakOff(HTTPError(.timedOut, reason))
        case .refuse(let reason):
            if exchange?.hasBegunAnswer == true {
                breakOff(HTTPError(.timedOut, reason))
            } else {
                refuse(Refusal(408, reason))
            }
        }
    }
}
