/// One end of a connection that exists in memory alone.
///
/// Each end has a receive buffer with a bound, as the kernel's has: when the reader pauses it fills, the writer's bytes
/// queue, and `drained` comes when the reader goes on. Everything is told in turns of the ``EventQueue``.
public final class FakeStream: ByteStream {
    public var handler: (any ByteStreamHandler)? { didSet { schedule() } }
    public let localAddress: SocketAddress?
    public let peerAddress: SocketAddress?
    public private(set) var isClosed = false

    /// The pieces in which received bytes are delivered.
    public var delivery: FakeDelivery = .whole
    /// Bytes that wait here for a paused reader, at most.
    public var receiveCapacity: Int
    /// Bytes delivered to handlers, and bytes handed over to the other end, so far.
    public private(set) var deliveredCount = 0
    public private(set) var sentCount = 0

    private let events: EventQueue
    private var peer: FakeStream?
    private var onClose: ((FakeStream) -> Void)?
    private var inbound = ByteQueue()
    private var outbound = ByteQueue()
    private var isPaused = true
    private var isScheduled = false
    private var owesDrained = false
    private var isShutDown = false
    private var hasSentEnd = false
    private var hasReceivedEnd = false
    private var hasToldEnd = false
    private var failure: TransportError?
    private var failureWaitsForReading = false
    private var readFault: (after: Int, error: TransportError?)?
    private var writeFault: (after: Int, error: TransportError)?

    init(
        events: EventQueue, local: SocketAddress?, peer: SocketAddress?, receiveCapacity: Int,
        onClose: @escaping (FakeStream) -> Void
    ) {
        self.events = events
        self.localAddress = local
        self.peerAddress = peer
        self.receiveCapacity = receiveCapacity
        self.onClose = onClose
    }

    static func connect(_ first: FakeStream, _ second: FakeStream) {
        first.peer = second
        second.peer = first
    }

    public var queuedByteCount: Int { outbound.count }

    public func write(_ bytes: RawSpan) -> WriteResult {
        guard !isClosed, !isShutDown else { return .refused }
        outbound.append(bytes)
        return written()
    }

    public func write(_ head: RawSpan, _ body: RawSpan) -> WriteResult {
        guard !isClosed, !isShutDown else { return .refused }
        outbound.append(head)
        outbound.append(body)
        return written()
    }

    public func pauseReading() { isPaused = true }

    public func resumeReading() {
        isPaused = false
        schedule()
    }

    public func shutdownWrite() {
        guard !isClosed, !isShutDown else { return }
        isShutDown = true
        flush()
    }

    public func close() {
        guard !isClosed else { return }
        // Closing over bytes that nobody read breaks the connection, as the kernel does.
        end(peerSees: inbound.isEmpty ? nil : TransportError(.reset, "reading"))
    }

    public func abort() {
        guard !isClosed else { return }
        end(peerSees: TransportError(.reset, "reading"))
    }

    /// After so many delivered bytes the stream fails, and what came behind them is lost.
    public func failReading(after count: Int, with code: TransportError.Code) {
        readFault = (count, TransportError(code, "reading"))
        schedule()
    }

    /// After so many delivered bytes the peer seems to have finished, and what came behind them is lost.
    public func endReading(after count: Int) {
        readFault = (count, nil)
        schedule()
    }

    /// After so many sent bytes the stream fails.
    public func failWriting(after count: Int, with code: TransportError.Code) {
        writeFault = (count, TransportError(code, "writing"))
        flush()
    }

    private func written() -> WriteResult {
        flush()
        guard !outbound.isEmpty || failure != nil else { return .accepted }
        owesDrained = true
        return .queued
    }

    private func flush() {
        guard !isClosed, failure == nil || failureWaitsForReading else { return }
        if !outbound.isEmpty { sendWhatFits() }
        if owesDrained, outbound.isEmpty { schedule() }
        if isShutDown, !hasSentEnd, outbound.isEmpty {
            hasSentEnd = true
            peer?.receiveEnd()
            schedule()
        }
    }

    private func sendWhatFits() {
        guard let peer, !peer.isClosed else {
            fail(TransportError(.reset, "writing"))
            return
        }
        var room = max(0, peer.receiveCapacity - peer.inbound.count)
        if let writeFault { room = min(room, max(0, writeFault.after - sentCount)) }
        let bytes = outbound.take(room)
        if !bytes.isEmpty {
            sentCount += bytes.count
            peer.inbound.append(bytes)
            peer.schedule()
        }
        if let writeFault, sentCount >= writeFault.after, !outbound.isEmpty { fail(writeFault.error) }
    }

    private func receiveEnd() {
        hasReceivedEnd = true
        schedule()
    }

    private func fail(_ error: TransportError, whenReading: Bool = false) {
        guard failure == nil || failureWaitsForReading else { return }
        failure = error
        failureWaitsForReading = whenReading
        schedule()
    }

    private func schedule() {
        guard !isScheduled, !isClosed else { return }
        isScheduled = true
        events.add { [self] in
            isScheduled = false
            turn()
        }
    }

    /// Tells the handler one thing, and comes back if there may be more.
    private func turn() {
        guard !isClosed, let handler else { return }
        applyReadFault()
        if let failure, !failureWaitsForReading {
            finish(failure)
        } else if owesDrained, outbound.isEmpty {
            owesDrained = false
            schedule()
            handler.drained()
        } else if !isPaused, !inbound.isEmpty {
            deliver(to: handler)
        } else if !isPaused, let failure {
            finish(failure)
        } else if !isPaused, hasReceivedEnd, !hasToldEnd {
            hasToldEnd = true
            schedule()
            handler.peerFinished()
        } else if hasToldEnd, hasSentEnd {
            finish(nil)
        }
    }

    private func deliver(to handler: any ByteStreamHandler) {
        var available = inbound.count
        if let readFault { available = min(available, readFault.after - deliveredCount) }
        let bytes = inbound.take(delivery.count(available: available, delivered: deliveredCount))
        deliveredCount += bytes.count
        peer?.flush()
        schedule()
        handler.received(bytes.span.bytes)
    }

    private func applyReadFault() {
        guard let fault = readFault, deliveredCount >= fault.after else { return }
        readFault = nil
        inbound.removeAll()
        if let error = fault.error {
            fail(error)
        } else {
            hasReceivedEnd = true
        }
    }

    private func finish(_ error: TransportError?) {
        let handler = handler
        end(peerSees: error.map { _ in TransportError(.reset, "reading") })
        handler?.closed(error)
    }

    private func end(peerSees error: TransportError?) {
        isClosed = true
        handler = nil
        inbound.removeAll()
        outbound.removeAll()
        if let error {
            peer?.fail(error, whenReading: true)
        } else if !hasSentEnd {
            peer?.receiveEnd()
        }
        peer = nil
        onClose?(self)
        onClose = nil
    }
}
