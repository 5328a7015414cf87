public import Transport
public import Wire

/// A WebSocket that is open: messages in both directions over one connection, with backpressure both ways (RFC 6455).
///
/// A server gets one from ``accept(_:_:_:head:subprotocols:settings:isWelcome:)``, a client from
/// ``connect(through:target:subprotocols:settings:random:fields:completion:)``. It is new and paused: set its handler,
/// then resume it. It lives on one loop, and follows the turns and the ownership of `ByteStream`: the handler is never
/// called from inside a call to the WebSocket, and may call anything.
///
/// Pings are answered here. Of several that came while nothing could be sent the last one is, so that a peer that sends
/// and never reads costs no memory (section 5.5.3). A WebSocket on which nothing happens owns no buffer.
public final class WebSocket {
    private enum Phase {
        case open
        /// We have said goodbye, and the peer has not.
        case closing
        /// The handler was told the end; the connection goes down in good order.
        case parting
        case closed
    }

    /// Who is told; while it is nil everything waits, errors included.
    public var handler: (any WebSocketHandler)? {
        didSet {
            guard phase == .open else { return }
            stream.handler = handler == nil ? nil : StreamSide(self)
            if wantsMessages, !backlog.isEmpty { goOn() }
        }
    }

    /// What both sides agreed to speak, if anything.
    public let subprotocol: String?

    private let stream: any ByteStream
    private let scheduler: any Scheduler
    private var session: WebSocketSession
    private var phase = Phase.open
    private var isPaused = true
    private var wantsMessages: Bool { !isPaused && handler != nil }
    /// Frames on their way into the stream.
    private var outgoing = ByteBuffer()
    /// What came while the handler wanted nothing.
    private var backlog = InputBacklog()
    private var isProcessingSoon = false

    private var written = 0
    private var isQueued = false
    /// Whether a message of ours has begun that is not at its end.
    private var isInPieces = false
    private var owesDrained = false
    /// The answer to the last ping, while it cannot be sent.
    private var latestPong: [UInt8]?

    private let pings: Bool
    private var patience: WebSocketPatience
    private var timer: (any ScheduledAction)?
    private var discarded = 0

    /// Bytes that a peer may go on sending after the end.
    private static let mostDiscarded = 1 << 20
    /// A client masks what it sends in pieces of this size.
    private static let maskedPiece = 64 << 10

    /// - Parameters:
    ///   - stream: Nobody else's, paused, with the handshake behind it.
    ///   - random: Gives the masks of a client.
    init(
        _ role: WebSocketRole, on stream: any ByteStream, _ scheduler: any Scheduler, _ settings: WebSocketSettings,
        subprotocol: String?, random: @escaping () -> UInt32
    ) {
        self.stream = stream
        self.scheduler = scheduler
        self.subprotocol = subprotocol
        pings = settings.pingInterval != nil
        patience = WebSocketPatience(settings, at: scheduler.clock.now)
        session = WebSocketSession(
            role: role, limits: settings.limits, delivery: settings.delivery, nextMask: random)
        setDeadline()
    }

    /// Whether messages can be sent: nobody has said goodbye, and the connection stands.
    public var isOpen: Bool { phase == .open && !stream.isClosed }
    public var localAddress: SocketAddress? { stream.localAddress }
    public var peerAddress: SocketAddress? { stream.peerAddress }
    /// Bytes that were sent here and not yet taken by the system.
    public var queuedByteCount: Int { stream.queuedByteCount }
    /// Bytes of memory for what is under way, apart from those that the stream has queued.
    public var heldByteCount: Int {
        session.heldByteCount + outgoing.capacity + backlog.count + (latestPong?.count ?? 0)
    }
}

// MARK: Sending

extension WebSocket {
    /// Sends a message of text; refused where the WebSocket is not open, or a message sent in pieces is not at its end.
    @discardableResult
    public func send(text: String) -> WriteResult { sendWhole(.text, text.utf8Span.span.bytes) }

    /// Sends a binary message; refused as ``send(text:)`` is.
    @discardableResult
    public func send(binary bytes: RawSpan) -> WriteResult { sendWhole(.binary, bytes) }

    private func sendWhole(_ kind: WebSocketSender.Kind, _ bytes: RawSpan) -> WriteResult {
        guard !isInPieces else { return .refused }
        return (try? send(kind, piece: bytes, isLast: true)) ?? .refused
    }

    /// Sends a piece of a message, which begins with its first and ends with its last one.
    ///
    /// Throws, and sends nothing, where pieces of text and of binary mix, or text is no UTF-8; a character may be split
    /// between pieces.
    @discardableResult
    public func send(_ kind: WebSocketSender.Kind, piece: RawSpan, isLast: Bool) throws(WireError) -> WriteResult {
        guard phase == .open else { return .refused }
        outgoing.removeAll()
        defer { outgoing.releaseMemory() }
        let mask = try session.sendHead(kind, of: piece, isLast: isLast, to: &outgoing)
        isInPieces = !isLast
        var result: WriteResult
        if var mask {
            var offset = 0
            repeat {
                let end = min(offset + Self.maskedPiece, piece.byteCount)
                outgoing.append(piece.extracting(offset..<end), masked: &mask)
                result = write(RawSpan())
                outgoing.removeAll()
                offset = end
            } while offset < piece.byteCount
        } else {
            result = write(piece)
        }
        if result == .queued { owesDrained = true }
        return result
    }

    /// Asks for a sign of life, which comes as a message of kind `pong`; of the payload at most 125 bytes are sent.
    @discardableResult
    public func ping(_ payload: RawSpan = RawSpan()) -> WriteResult {
        guard phase == .open else { return .refused }
        outgoing.removeAll()
        defer { outgoing.releaseMemory() }
        guard (try? session.ping(payload, to: &outgoing)) != nil else { return .refused }
        let result = write(RawSpan())
        if result == .queued { owesDrained = true }
        return result
    }

    /// Sends what is in the outgoing buffer and the bytes behind it.
    private func write(_ bytes: RawSpan) -> WriteResult {
        let result =
            bytes.byteCount == 0
            ? stream.write(outgoing.unsafeBytes.bytes) : stream.write(outgoing.unsafeBytes.bytes, bytes)
        guard result != .refused else { return result }
        written &+= outgoing.count + bytes.byteCount
        guard result == .queued else { return result }
        isQueued = true
        patience.queued(at: scheduler.clock.now, taken: taken)
        setDeadline()
        return result
    }

    /// What the system has taken; less than nothing while the handshake is queued.
    private var taken: Int { written &- stream.queuedByteCount }
}

// MARK: Receiving

extension WebSocket {
    /// Stops the delivery of messages from now on, be it inside the callback for an earlier one; idempotent.
    public func pauseReading() {
        isPaused = true
        if phase == .open { stream.pauseReading() }
    }

    /// Starts or continues it; idempotent.
    public func resumeReading() {
        guard isPaused else { return }
        isPaused = false
        if phase == .open { goOn() }
    }

    private func goOn() {
        guard !backlog.isEmpty else { return stream.resumeReading() }
        guard !isProcessingSoon else { return }
        isProcessingSoon = true
        scheduler.soon { [self] in
            isProcessingSoon = false
            guard phase != .open || wantsMessages else { return }
            let waiting = backlog.take()
            process(waiting.span.bytes)
            if phase != .closed, backlog.isEmpty, phase != .open || !isPaused { stream.resumeReading() }
        }
    }

    fileprivate func received(_ bytes: RawSpan) {
        if pings { patience.heard(at: scheduler.clock.now) }
        if backlog.isEmpty { process(bytes) } else { backlog.append(bytes) }
    }

    private func process(_ bytes: RawSpan) {
        var offset = 0
        while true {
            switch phase {
            case .open:
                guard wantsMessages else { return backlog.append(bytes.extracting(offset..<bytes.byteCount)) }
            case .closing: break
            case .parting: return discard(bytes.byteCount - offset)
            case .closed: return
            }
            switch session.next(in: bytes, at: &offset, replies: &outgoing) {
            case .needMore: return session.releaseMemory()
            case .control: sendReply()
            // What comes behind our own goodbye is passed over.
            case .message(let message): if phase == .open { handler?.received(message) }
            case .ended(let ending): end(ending)
            }
        }
    }

    private func sendReply() {
        defer { outgoing.releaseMemory() }
        if isQueued { latestPong = outgoing.array } else { _ = write(RawSpan()) }
    }

    fileprivate func drained() {
        isQueued = false
        patience.drained()
        if let pong = latestPong, phase == .open || phase == .closing {
            latestPong = nil
            outgoing.append(pong.span.bytes)
            sendReply()
        }
        setDeadline()
        guard owesDrained, !isQueued else { return }
        owesDrained = false
        handler?.drained()
    }

    private func discard(_ count: Int) {
        discarded += count
        if discarded > Self.mostDiscarded { finish() }
    }
}

// MARK: Ends

extension WebSocket {
    /// Says goodbye; idempotent.
    ///
    /// Nothing can be sent after it, and messages that were on their way are passed over. The handler is told `closed`
    /// when the peer has answered, or `failed` when it does not in time. A code that must not be sent is left out, and
    /// a long reason cut to 123 bytes.
    public func close(_ code: WebSocketCloseCode = .normal, reason: String = "") {
        guard phase == .open else { return }
        phase = .closing
        session.close(code, reason: reason, to: &outgoing)
        _ = write(RawSpan())
        outgoing.releaseMemory()
        patience.goodbye(at: scheduler.clock.now)
        setDeadline()
        if handler == nil { stream.handler = StreamSide(self) }
        goOn()
    }

    /// Breaks the connection off; idempotent, and nothing is told afterwards.
    public func abort() {
        guard phase != .closed else { return }
        stream.abort()
        finish()
    }

    /// The session has ended, by the peer's goodbye or by its fault.
    private func end(_ ending: WebSocketEnding) {
        if !outgoing.isEmpty { _ = write(RawSpan()) }
        outgoing.releaseMemory()
        if ending.closesConnection { stream.shutdownWrite() }
        part { handler in
            if let fault = ending.error {
                handler.failed(WebSocketError(frames: fault))
            } else {
                handler.closed(ending.code, reason: ending.reason)
            }
        }
    }

    /// Tells the handler, and gives the peer its time to end the connection (section 7.1.1).
    private func part(_ tell: (any WebSocketHandler) -> Void) {
        phase = .parting
        latestPong = nil
        patience.goodbye(at: scheduler.clock.now)
        setDeadline()
        let handler = handler
        self.handler = nil
        stream.resumeReading()
        if let handler { tell(handler) }
    }

    /// The connection is gone, or is given up.
    private func fail(_ error: WebSocketError) {
        let handler = phase == .parting ? nil : handler
        finish()
        handler?.failed(error)
    }

    private func finish() {
        phase = .closed
        handler = nil
        timer?.cancel()
        timer = nil
        backlog = InputBacklog()
        latestPong = nil
        stream.close()
    }

    fileprivate func peerFinished() {
        switch phase {
        case .open, .closing: fail(WebSocketError(lost: nil))
        // The stream is closed once what is queued has been taken.
        case .parting: stream.shutdownWrite()
        case .closed: break
        }
    }

    fileprivate func streamClosed(_ error: TransportError?) {
        if phase != .closed { fail(WebSocketError(lost: error)) }
    }
}

// MARK: Time

extension WebSocket {
    private func setDeadline() {
        let deadline = phase == .closed ? nil : patience.deadline
        if let timer {
            timer.move(to: deadline ?? .distantFuture)
        } else if let deadline {
            timer = scheduler.schedule(at: deadline) { [self] in deadlinePassed() }
        }
    }

    private func deadlinePassed() {
        timer = nil
        let listens = phase != .open || wantsMessages
        switch patience.judge(at: scheduler.clock.now, taken: taken, listens: listens) {
        case .wait: break
        case .ping: _ = ping()
        case .give(let cause):
            // A peer that has had its time at the end gets no other sign than the end.
            if phase == .open { stream.abort() }
            return fail(WebSocketError(cause))
        }
        setDeadline()
    }
}

/// The side of a WebSocket that its stream talks to, which is nobody else's business.
private final class StreamSide: ByteStreamHandler {
    private let socket: WebSocket

    init(_ socket: WebSocket) { self.socket = socket }

    func received(_ bytes: RawSpan) { socket.received(bytes) }
    func drained() { socket.drained() }
    func peerFinished() { socket.peerFinished() }
    func closed(_ error: TransportError?) { socket.streamClosed(error) }
}
