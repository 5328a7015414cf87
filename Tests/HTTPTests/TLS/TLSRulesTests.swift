import HTTP
import Testing
import Transport

@Suite("An encrypted stream keeps the rules of streams")
struct TLSRulesTests {
    private static let deliveries: [(FakeDelivery, Int)] = [
        (.whole, 64 << 10), (.pieces(of: 13), 100), (.pieces(of: 1), 64 << 10), (.pieces(of: 16_000), 64 << 10),
        (.splits(at: [1, 2, 500, 70_000]), 64),
    ]

    @Test("whatever the pieces and the buffers below", arguments: StreamChecks.all, deliveries.indices)
    func streams(_ check: TransportCheck, _ index: Int) throws {
        let network = FakeNetwork()
        (network.delivery, network.receiveCapacity) = Self.deliveries[index]
        let bench = try TLSBench(network)
        #expect(check.violations(on: bench) == [])
        #expect(network.openStreamCount == 0)
    }
}
