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
    private var reader: BodyReader?
    private var successor: PrefixedStream?
    private var contentCount: UInt64 = 0
    private var isProcessing = false
    private var isProcessingSoon = false
    /// The handler of the exchange wants no content for now.
    private var isContentPaused = false
    /// The client waits to be told to send its content.
    private var owesContinue = false
    private var peerHasFinished = false
    private var mustClose = false
    private var timer: (any ScheduledAction)?
    private var queuedAtDeadline = 0

    init(_ server: HTTPServer, _ stream: any ByteStream) {
        self.server = server
        self.stream = stream
    }

    private var limits: ServerLimits { server.limits }

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
            refuse(error)
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
            refuse(error)
            return nil
        }
    }

    /// Begins an exchange with a complete head, which the first `length` bytes are.
    ///
    /// - Returns: How many of the bytes were taken, with content that came along.
    private func start(_ head: RequestHead, _ fields: FieldTable, _ bytes: RawSpan, _ length: Int) -> Int? {
        server.counters.requests &+= 1
        mustClose = !head.keepsAlive || server.isDraining
        if case .length(let length) = head.framing, length > limits.content {
            refuse(413, "the content is larger than \(limits.content) bytes")
            return nil
        }
        let exchange = ServerExchange(self, head)
        self.exchange = exchange
        var taken = length
        if head.framing.isEmpty {
            phase = .answering
        } else {
            phase = .content
            contentCount = 0
            isContentPaused = false
            owesContinue = head.expectsContinue
            reader = BodyReader(head.framing, limits: limits.bodies)
            // Chunks are handed out in the form that is wanted, which the service has yet to say.
            if case .length = head.framing, length < bytes.byteCount {
                owesContinue = false
                taken += follow(bytes.extracting(length..<bytes.byteCount)) ?? 0
            }
        }
        setDeadline()
        server.service.serve(
            exchange, head, fields, head: bytes.extracting(0..<length), content: bytes.extracting(length..<taken))
        if !head.framing.isEmpty {
            // An end that came along is told once the handler is set.
            if phase == .answering { exchange.requestEnded() } else { askForContent() }
        }
        return taken
    }

    /// Tells a client that waits for it to send its content (RFC 9110 section 10.1.1), as soon as somebody wants it.
    private func askForContent() {
        guard owesContinue, phase == .content, !isContentPaused, let exchange, exchange.handler != nil,
            !exchange.hasBegunAnswer
        else { return }
        owesContinue = false
        server.outgoing.removeAll()
        server.outgoing.writeContinue()
        _ = stream.write(server.outgoing.unsafeBytes.bytes)
    }

    // MARK: Content

    /// Finds how many bytes belong to the request; nil when they are refused.
    private func follow(_ bytes: RawSpan) -> Int? {
        guard let following = reader?.follow(bytes) else { return 0 }
        switch following {
        case .more:
            return count(bytes.byteCount) ? bytes.byteCount : nil
        case .end(let length):
            guard count(length) else { return nil }
            phase = .answering
            reader = nil
            return length
        case .failed(let error):
            refuse(error)
            return nil
        }
    }

    private func count(_ bytes: Int) -> Bool {
        contentCount &+= UInt64(bytes)
        guard contentCount <= limits.content else {
            refuse(413, "the content is larger than \(limits.content) bytes")
            return false
        }
        return true
    }

    private func deliverContent(_ bytes: RawSpan) -> Int {
        guard let exchange else { return bytes.byteCount }
        setDeadline()
        if exchange.contentForm == .asReceived {
            guard let taken = follow(bytes) else { return bytes.byteCount }
            if taken > 0 { exchange.deliver(bytes.extracting(0..<taken)) }
            if phase == .answering { exchange.requestEnded() }
            return taken
        }
        var offset = 0
        while phase == .content, !isContentPaused {
            guard let piece = reader?.next(in: bytes, at: &offset) else { return offset }
            switch piece {
            case .needMore: return offset
            case .content(let range):
                guard count(range.count) else { return bytes.byteCount }
                exchange.deliver(bytes.extracting(range))
            case .end:
                phase = .answering
                reader = nil
                exchange.requestEnded()
            case .failed(let error):
                refuse(error)
                return bytes.byteCount
            }
        }
        return offset
    }

    func pauseContent() {
        guard phase == .content else { return }
        isContentPaused = true
        stream.pauseReading()
        setDeadline()
    }

    func resumeContent() {
        guard phase == .content, isContentPaused else { return }
        isContentPaused = false
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
        reader = nil
        exchange.detach()
    }

    /// Tells the client that nothing more comes, and waits for its end, so that it can read its answer.
    private func linger() {
        phase = .lingering
        backlog = InputBacklog()
        contentCount = 0
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
        contentCount &+= UInt64(bytes.byteCount)
        if contentCount > 1 << 20 { close() }
    }

    // MARK: Ends

    /// Answers what is no proper request, and closes.
    private func refuse(_ error: WireError) { refuse(error.suggestedStatus ?? 400, "\(error)") }

    private func refuse(_ status: Int, _ text: String) {
        if let exchange {
            guard !exchange.hasBegunAnswer else { return breakOff(HTTPError(.malformed, text)) }
            let handler = exchange.handler
            end(exchange)
            handler?.clientLeft(HTTPError(.malformed, text))
        }
        guard phase != .closed else { return }
        server.outgoing.removeAll()
        server.outgoing.writeRefusal(status, text: text, date: nil)
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

    /// Moves the moment at which patience ends with what is going on.
    func setDeadline() {
        guard let timer else { return }
        queuedAtDeadline = phase == .head ? 0 : stream.queuedByteCount
        let timeout: Duration
        switch phase {
        case .head: timeout = partial == nil ? limits.idleTimeout : limits.headTimeout
        case .content where !isContentPaused: timeout = limits.contentTimeout
        case .lingering where queuedAtDeadline == 0: timeout = limits.lingerTimeout
        case .content, .answering, .lingering:
            guard queuedAtDeadline > 0 else { return timer.move(to: .distantFuture) }
            timeout = limits.sendTimeout
        case .handedOver, .closed: return
        }
        timer.move(to: server.scheduler.clock.now + timeout)
    }

    private func deadlinePassed() {
        timer = server.scheduler.schedule(at: .distantFuture) { [self] in deadlinePassed() }
        switch phase {
        case .head where partial == nil: closeInOrder()
        case .head: refuse(408, "the head of the request did not come in time")
        case .handedOver, .closed: break
        case .content, .answering, .lingering:
            // Something left the queue since: slow, but alive.
            if queuedAtDeadline > 0, stream.queuedByteCount < queuedAtDeadline { return setDeadline() }
            if phase == .lingering { return close() }
            let stalled = queuedAtDeadline > 0 || phase == .answering
            let error = HTTPError(.timedOut, stalled ? "the client takes nothing" : "the client sends nothing")
            if exchange?.hasBegunAnswer ?? true { return breakOff(error) }
            refuse(408, "the content of the request did not come in time")
        }
    }
}
