public import EventLoop
public import Transport

/// A real loop as the checks of ``Transport`` want it: turned by hand, on the thread of the test.
public final class LoopBench: TransportBench {
    public let loop: EventLoop
    public let listenAddress: SocketAddress
    public let deadAddress: SocketAddress
    private let listener: any Listener
    private let accepting = RecordingHandler()

    /// - Parameter otherAddress: where the bench itself listens, to make pairs.
    public init(_ loop: EventLoop, listenAddress: SocketAddress, otherAddress: SocketAddress, dead: SocketAddress)
        throws
    {
        self.loop = loop
        self.listenAddress = listenAddress
        self.deadAddress = dead
        listener = try loop.listen(at: otherAddress)
        listener.handler = accepting
        listener.resumeAccepting()
    }

    /// Two connected ends through the listener, in order of the near and the far one.
    public func makePair() throws -> (near: any ByteStream, far: any ByteStream) {
        let before = accepting.accepted.count
        var near: Result<any ByteStream, TransportError>?
        loop.connect(to: listener.localAddress) { near = $0 }
        guard run(until: { near != nil && accepting.accepted.count > before }), let near else {
            throw TransportError(.timedOut, "making a pair")
        }
        return (try near.get(), accepting.accepted[before])
    }

    public func run(until condition: () -> Bool) -> Bool {
        var isLate = false
        let deadline = loop.schedule(after: .seconds(10)) { [loop] in
            isLate = true
            loop.stop()
        }
        while !condition(), !isLate { loop.turn(waiting: true) }
        deadline.cancel()
        return condition()
    }

    /// A byte that goes around another connection comes behind everything that was sent before it.
    public func settle() {
        guard let (near, far) = try? makePair() else { return }
        let echo = RecordingHandler()
        let back = RecordingHandler()
        echo.onReceived = { _ = far.write([1].span.bytes) }
        (near.handler, far.handler) = (back, echo)
        near.resumeReading()
        far.resumeReading()
        for round in 1...4 {
            _ = near.write([1].span.bytes)
            _ = run { back.bytes.count >= round }
        }
        near.close()
        far.close()
    }

    public func pass(_ duration: Duration) {
        var isOver = false
        // A deadline may be met before the turn begins to wait, which it must not do then.
        loop.schedule(after: duration) { [loop] in
            isOver = true
            loop.stop()
        }
        while !isOver { loop.turn(waiting: true) }
    }

    public var scheduler: any Scheduler { loop }
    public var connector: any Connector { loop }
    public var binder: any Binder { loop }

    /// Whether anything but the bench itself is still open on the loop.
    public func closeAll() {
        for stream in accepting.accepted { stream.close() }
        listener.close()
        loop.end()
    }
}
