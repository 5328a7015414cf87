import Testing
import Transport

@Suite("The fakes keep the rules")
struct RulesOnFakesTests {
    private static let deliveries: [(FakeDelivery, Int)] = [
        (.whole, 64 << 10), (.pieces(of: 13), 100), (.pieces(of: 7), 64 << 10), (.splits(at: [1, 2, 500, 70_000]), 1),
    ]

    private static func bench(_ index: Int) -> FakeBench {
        let network = FakeNetwork()
        (network.delivery, network.receiveCapacity) = deliveries[index]
        return FakeBench(network)
    }

    @Test("of streams, whatever the pieces and the buffers", arguments: StreamChecks.all, deliveries.indices)
    func streams(_ check: TransportCheck, _ index: Int) {
        let bench = Self.bench(index)
        #expect(check.violations(on: bench) == [])
        #expect(bench.network.openStreamCount == 0)
    }

    @Test("of connections", arguments: ConnectionChecks.all)
    func connections(_ check: TransportCheck) {
        let bench = Self.bench(0)
        #expect(check.violations(on: bench) == [])
        #expect(bench.network.openStreamCount == 0)
        #expect(bench.network.openListenerCount == 0)
    }

    @Test("of schedulers", arguments: SchedulerChecks.all)
    func schedulers(_ check: TransportCheck) {
        let bench = Self.bench(0)
        #expect(check.violations(on: bench) == [])
        #expect(bench.manualScheduler.pendingCount == 0)
    }
}
