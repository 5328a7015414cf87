/// The fakes as the checks want them.
public final class FakeBench: TransportBench {
    public let network: FakeNetwork
    public let manualScheduler: ManualScheduler

    public init(_ network: FakeNetwork = FakeNetwork()) {
        self.network = network
        self.manualScheduler = ManualScheduler(events: network.events)
    }

    public func makePair() throws -> (near: any ByteStream, far: any ByteStream) { network.pair() }

    public func run(until condition: () -> Bool) -> Bool {
        network.run()
        return condition()
    }

    public func settle() { network.run() }
    public func pass(_ duration: Duration) { manualScheduler.advance(by: duration) }

    public var scheduler: any Scheduler { manualScheduler }
    public var connector: any Connector { network }
    public var binder: any Binder { network }
    public var listenAddress: SocketAddress { .loopback(port: 0) }
    public var deadAddress: SocketAddress { .loopback(port: 9) }
}
