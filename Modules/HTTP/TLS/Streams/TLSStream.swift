public import Transport

/// An encrypted stream over another stream, after a verified handshake.
///
/// The rules are those of `ByteStream`. What is particular to TLS:
///
/// - **The peer's end** is its close_notify, and that alone is told as `peerFinished`. When the stream below ends
///   without one, anybody on the way may have cut it: that is `closed` with `TransportError.Code.reset`, as if the
///   connection had been broken. So a message that lasts until the end of the stream is whole exactly if
///   `peerFinished` came.
/// - **Our end** by ``shutdownWrite()`` is close_notify and then the end of the stream below. ``close()`` sends
///   close_notify too, except when it drops queued bytes: then the peer must not take the end for a proper one.
///   ``abort()`` sends none. When both ends are done and everything is sent, the stream below is closed.
/// - **Errors** of the encryption are `TransportError.Code.secure`; those of the stream below are passed on.
/// - **Queued bytes** are counted as ciphertext.
public final class TLSStream: ByteStream {
    public var handler: (any ByteStreamHandler)? { didSet { handlerChanged() } }
    public let localAddress: SocketAddress?
    public let peerAddress: SocketAddress?
    public private(set) var isClosed = false

    /// What ALPN agreed on; nil when the other side does not speak ALPN.
    public internal(set) var applicationProtocol: String?
    /// `TLSv1.3` or `TLSv1.2`.
    public internal(set) var protocolVersion = ""
    /// Whether the handshake was shortened by a session of an earlier connection.
    public internal(set) var wasResumed = false

    /// Whom we speak to, for errors.
    let peer: String
    let context: TLSContext
    /// Nil once it is closed, so that its memory goes at once.
    private(set) var engine: TLSEngine?
    /// Set until the handshake is over.
    var handshake: TLSHandshake?

    private var isPaused = true
    private var isLowerPaused = true
    private var isPumping = false
    private var isScheduled = false
    private var owesDrained = false
    private var hasDrained = false
    private var isShutDown = false
    private var hasReceivedEnd = false
    private var hasToldEnd = false
    private var failure: TransportError?

    init(_ context: TLSContext, _ engine: TLSEngine, to peer: String) {
        self.context = context
        self.engine = engine
        self.peer = peer
        localAddress = engine.lower.localAddress
        peerAddress = engine.lower.peerAddress
    }

    public var queuedByteCount: Int { engine?.lower.queuedByteCount ?? 0 }

    // MARK: Writing

    public func write(_ bytes: RawSpan) -> WriteResult {
        write(bytes, UnsafeRawBufferPointer(start: nil, count: 0).bytes)
    }

    public func write(_ head: RawSpan, _ body: RawSpan) -> WriteResult {
        guard let engine, !isShutDown else { return .refused }
        // The failure is told in a turn to come.
        guard failure == nil else { return .queued }
        if case .failed(let reason) = engine.write(head, body) {
            fail(reason)
            return .queued
        }
        let isEmpty = head.byteCount + body.byteCount == 0
        guard isEmpty ? engine.lower.queuedByteCount > 0 : engine.lowerResult == .queued else { return .accepted }
        (owesDrained, hasDrained) = (true, false)
        return .queued
    }

    public func shutdownWrite() {
        guard let engine, !isShutDown else { return }
        isShutDown = true
        guard failure == nil else { return }
        engine.sendEnd()
        engine.lower.shutdownWrite()
        schedule()
    }

    // MARK: Pausing

    public func pauseReading() {
        isPaused = true
        adjustLower()
    }

    public func resumeReading() {
        isPaused = false
        adjustLower()
        schedule()
    }

    private func handlerChanged() {
        adjustLower()
        if handler != nil { schedule() }
    }

    /// Lets the stream below deliver exactly while its bytes can be passed on.
    func adjustLower() {
        guard let engine else { return }
        let canPassOn = handler != nil && !isPaused && !engine.hasKeptInput && !owesAnswers(engine)
        let isWanted = handshake != nil || (canPassOn && failure == nil)
        guard isWanted == isLowerPaused else { return }
        isLowerPaused = !isWanted
        if isWanted { engine.lower.resumeReading() } else { engine.lower.pauseReading() }
    }

    /// A peer that asks for answers and does not read them would fill our memory: it is heard again when it has.
    private func owesAnswers(_ engine: TLSEngine) -> Bool {
        engine.answerByteCount > 16 << 10 && engine.lower.queuedByteCount > 0
    }

    // MARK: Ends

    public func close() {
        guard let engine else { return }
        let isWhole = handshake == nil && failure == nil && !isShutDown && engine.lower.queuedByteCount == 0
        if isWhole { engine.sendEnd() }
        end { $0.close() }
    }

    public func abort() { end { $0.abort() } }

    private func end(_ finish: (any ByteStream) -> Void) {
        guard let engine else { return }
        isClosed = true
        self.engine = nil
        handler = nil
        handshake = nil
        finish(engine.lower)
    }

    private func finish(_ error: TransportError?) {
        let handler = handler
        end { $0.close() }
        handler?.closed(error)
    }

    // MARK: The stream below

    func received(_ bytes: RawSpan) {
        // What comes after close_notify is ignored (RFC 8446 §6.1).
        guard let engine, !hasReceivedEnd, failure == nil else { return }
        engine.lend(bytes) {
            if handshake != nil { continueHandshake() }
            pump()
        }
        adjustLower()
    }

    func lowerDrained() {
        engine?.outputDrained()
        hasDrained = true
        pump()
        adjustLower()
    }

    func lowerFinished() {
        guard !hasReceivedEnd else { return }
        lowerClosed(cutShort)
    }

    func lowerClosed(_ error: TransportError?) {
        if handshake != nil {
            failHandshake(error ?? cutShort)
        } else {
            if !hasReceivedEnd || error != nil { failure = failure ?? error ?? cutShort }
            pump()
        }
    }

    private var cutShort: TransportError {
        let detail = handshake == nil ? "it ended without close_notify and may be cut short" : "it ended early"
        return TransportError(.reset, about, detail: detail)
    }

    var about: String { handshake == nil ? "TLS with \(peer)" : "TLS handshake with \(peer)" }

    private func fail(_ reason: TLSEngine.Failure) {
        failure = failure ?? engine.map { $0.error(reason, about) }
        schedule()
    }

    // MARK: Turns

    /// Asks for a turn, where there may be something to tell and no turn is under way.
    private func schedule() {
        guard !isScheduled, !isPumping, handshake == nil, let engine, hasNews(engine) else { return }
        isScheduled = true
        context.scheduler.soon { [self] in
            isScheduled = false
            pump()
            adjustLower()
        }
    }

    /// Whether ``tellNext(_:_:)`` may find something, so that no turn of the loop is spent for nothing.
    private func hasNews(_ engine: TLSEngine) -> Bool {
        failure != nil || (owesDrained && hasDrained) || (hasReceivedEnd && (!hasToldEnd || isShutDown))
            || (!isPaused && engine.hasInput)
    }

    /// Tells the handler what there is, one thing after the other, until it pauses or nothing is left.
    func pump() {
        guard !isPumping, handshake == nil else { return }
        isPumping = true
        while let engine, let handler, tellNext(engine, handler) {}
        isPumping = false
    }

    /// False when there is nothing to tell now.
    private func tellNext(_ engine: TLSEngine, _ handler: any ByteStreamHandler) -> Bool {
        // Bytes that came before a failure are delivered before it.
        if !isPaused, !hasReceivedEnd, engine.hasInput, deliver(engine, handler) { return true }
        if let failure {
            finish(failure)
        } else if owesDrained, hasDrained {
            owesDrained = false
            handler.drained()
        } else if !isPaused, hasReceivedEnd, !hasToldEnd {
            hasToldEnd = true
            handler.peerFinished()
        } else if hasToldEnd, isShutDown, engine.lower.queuedByteCount == 0 {
            finish(nil)
        } else {
            return false
        }
        return true
    }

    /// Decrypts what there is, up to a buffer full, and delivers it as one; false if that told nothing.
    private func deliver(_ engine: TLSEngine, _ handler: any ByteStreamHandler) -> Bool {
        let buffer = context.plaintext.take()
        defer { context.plaintext.giveBack(buffer) }
        let (count, obstacle) = engine.read(into: buffer)
        switch obstacle {
        case .end:
            hasReceivedEnd = true
            engine.dropInput()
        case .failed(let reason):
            engine.dropInput()
            failure = failure ?? engine.error(reason, about)
        case .needsInput, nil: break
        }
        guard count > 0 else { return false }
        handler.received(UnsafeRawBufferPointer(rebasing: buffer[..<count]).bytes)
        return true
    }
}
