import Transport

/// A stream of which some bytes were read already: they come first.
///
/// What is left of a connection when HTTP hands it over: after an upgrade, or behind a tunnel.
final class PrefixedStream: ByteStream, ByteStreamHandler {
    var handler: (any ByteStreamHandler)? {
        didSet {
            listen()
            goOn()
        }
    }
    private let inner: any ByteStream
    private let scheduler: any Scheduler
    private var prefix = InputBacklog()
    private var isPaused = true
    private var isDelivering = false
    private var hasBegun = false
    private var onEnd: (() -> Void)?

    /// - Parameters:
    ///   - inner: Paused.
    ///   - onEnd: Called once when the stream is closed, by whichever side.
    init(_ inner: any ByteStream, _ scheduler: any Scheduler, onEnd: (() -> Void)? = nil) {
        self.inner = inner
        self.scheduler = scheduler
        self.onEnd = onEnd
    }

    /// The stream beneath is this one's from now on, and what was read of it comes first.
    func begin(with prefix: InputBacklog) {
        guard !hasBegun, !inner.isClosed else { return }
        hasBegun = true
        self.prefix = prefix
        listen()
        goOn()
    }

    /// While nobody is to be told, what happens beneath waits there.
    private func listen() {
        guard hasBegun, !inner.isClosed else { return }
        inner.handler = handler == nil ? nil : self
    }

    /// Ends it from beneath, and tells the handler.
    func breakOff(_ error: TransportError) {
        guard !inner.isClosed else { return }
        inner.abort()
        let handler = handler
        end()
        scheduler.soon { handler?.closed(error) }
    }

    var localAddress: SocketAddress? { inner.localAddress }
    var peerAddress: SocketAddress? { inner.peerAddress }
    var isClosed: Bool { inner.isClosed }
    var queuedByteCount: Int { inner.queuedByteCount }

    func write(_ bytes: RawSpan) -> WriteResult { inner.write(bytes) }
    func write(_ head: RawSpan, _ body: RawSpan) -> WriteResult { inner.write(head, body) }
    func shutdownWrite() { inner.shutdownWrite() }

    func pauseReading() {
        isPaused = true
        inner.pauseReading()
    }

    func resumeReading() {
        isPaused = false
        goOn()
    }

    func close() {
        inner.close()
        end()
    }

    func abort() {
        inner.abort()
        end()
    }

    private func goOn() {
        guard hasBegun, handler != nil, !inner.isClosed else { return }
        if prefix.isEmpty {
            if !isPaused { inner.resumeReading() }
        } else if !isPaused, !isDelivering {
            isDelivering = true
            scheduler.soon { [self] in
                isDelivering = false
                guard !isPaused, !inner.isClosed, let handler else { return }
                let bytes = prefix.take()
                handler.received(bytes.span.bytes)
                goOn()
            }
        }
    }

    private func end() {
        handler = nil
        prefix = InputBacklog()
        let onEnd = onEnd
        self.onEnd = nil
        onEnd?()
    }

    func received(_ bytes: RawSpan) {
        if handler == nil || isPaused || !prefix.isEmpty {
            prefix.append(bytes)
            inner.pauseReading()
            goOn()
        } else {
            handler?.received(bytes)
        }
    }

    func drained() { handler?.drained() }
    func peerFinished() { handler?.peerFinished() }

    func closed(_ error: TransportError?) {
        let handler = handler
        end()
        handler?.closed(error)
    }
}
