/// A listener of a ``FakeNetwork``.
public final class FakeListener: Listener {
    public var handler: (any ListenerHandler)? { didSet { schedule() } }
    public let localAddress: SocketAddress
    /// Connections that may wait to be accepted; more are refused.
    public var backlog = 128

    private let events: EventQueue
    private var onClose: (() -> Void)?
    private var waiting: [FakeStream] = []
    private var failures: [TransportError] = []
    private var isPaused = true
    private var isScheduled = false

    init(at address: SocketAddress, events: EventQueue, onClose: @escaping () -> Void) {
        self.localAddress = address
        self.events = events
        self.onClose = onClose
    }

    private var isClosed: Bool { onClose == nil }
    var hasRoom: Bool { !isClosed && waiting.count < backlog }

    func enqueue(_ stream: FakeStream) {
        waiting.append(stream)
        schedule()
    }

    /// The next accept fails like this; the connection stays in the backlog.
    public func failNextAccept(with code: TransportError.Code) {
        failures.append(TransportError(code, "accepting at \(localAddress)"))
        schedule()
    }

    public func pauseAccepting() { isPaused = true }

    public func resumeAccepting() {
        isPaused = false
        schedule()
    }

    public func close() {
        guard let onClose else { return }
        self.onClose = nil
        handler = nil
        // What nobody accepted is broken off, as when a real backlog goes.
        for stream in waiting { stream.abort() }
        waiting = []
        onClose()
    }

    private func schedule() {
        guard !isScheduled, !isClosed else { return }
        isScheduled = true
        events.add { [self] in
            isScheduled = false
            turn()
        }
    }

    private func turn() {
        guard !isClosed, !isPaused, let handler else { return }
        if !failures.isEmpty {
            schedule()
            handler.acceptFailed(failures.removeFirst())
        } else if !waiting.isEmpty {
            schedule()
            handler.accepted(waiting.removeFirst())
        }
    }
}
