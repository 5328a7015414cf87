/// A network in memory: listeners, connections between them, and the queue of what happens next.
///
/// Nothing happens before ``run()``. What was opened is held here until it is closed, as a loop holds its handles, so
/// a test can check that nothing was left behind.
public final class FakeNetwork: Connector, Binder {
    public let events: EventQueue
    /// The receive buffer of streams that are made from now on.
    public var receiveCapacity = 64 << 10
    /// The pieces in which they deliver.
    public var delivery: FakeDelivery = .whole

    private var streams: [ObjectIdentifier: FakeStream] = [:]
    private var listeners: [SocketAddress: FakeListener] = [:]
    private var nextPort: UInt16 = 49_152

    public init(events: EventQueue = EventQueue()) { self.events = events }

    /// Lets everything happen that is due; false if it would not come to an end.
    @discardableResult
    public func run() -> Bool { events.runUntilIdle() }

    public var openStreamCount: Int { streams.count }
    public var openListenerCount: Int { listeners.count }

    /// Two connected ends, both paused.
    public func pair() -> (near: FakeStream, far: FakeStream) {
        makePair(near: .loopback(port: takePort()), far: .loopback(port: takePort()))
    }

    public func listen(at address: SocketAddress) throws(TransportError) -> any Listener {
        var address = address
        if case .ip(let ip, port: 0) = address { address = .ip(ip, port: takePort()) }
        guard listeners[address] == nil else { throw TransportError(.addressInUse, "listening at \(address)") }
        let listener = FakeListener(at: address, events: events) { [weak self] in self?.listeners[address] = nil }
        listeners[address] = listener
        return listener
    }

    @discardableResult
    public func connect(
        to address: SocketAddress, completion: @escaping (Result<any ByteStream, TransportError>) -> Void
    ) -> any Cancellable {
        let attempt = FakeAttempt(completion)
        events.add { [self] in
            guard attempt.isPending else { return }
            guard let listener = listeners[address], listener.hasRoom else {
                attempt.complete(.failure(TransportError(.refused, "connecting to \(address)")))
                return
            }
            let (near, far) = makePair(near: .loopback(port: takePort()), far: address)
            listener.enqueue(far)
            attempt.complete(.success(near))
        }
        return attempt
    }

    private func makePair(near: SocketAddress, far: SocketAddress) -> (near: FakeStream, far: FakeStream) {
        let first = makeStream(local: near, peer: far)
        let second = makeStream(local: far, peer: near)
        FakeStream.connect(first, second)
        return (first, second)
    }

    private func makeStream(local: SocketAddress, peer: SocketAddress) -> FakeStream {
        let stream = FakeStream(events: events, local: local, peer: peer, receiveCapacity: receiveCapacity) {
            [weak self] in self?.streams[ObjectIdentifier($0)] = nil
        }
        stream.delivery = delivery
        streams[ObjectIdentifier(stream)] = stream
        return stream
    }

    private func takePort() -> UInt16 {
        defer { nextPort = nextPort == .max ? 49_152 : nextPort + 1 }
        return nextPort
    }
}
