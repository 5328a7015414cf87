import BenchKit
import Testing

@Suite("The verdict on proxies")
struct ProxyVerdictTests {
    private static func sample(_ microseconds: Double, p99: Double? = 1e-3) -> ProxySample {
        ProxySample(processorTime: microseconds * 1e-6, userShare: 0.2, perSecond: 1000, p50: 1e-4, p99: p99)
    }

    private static func rounds(
        _ targets: ProxyTargets, nginx: [Double?], haproxy: [Double?]? = nil, ours: [Double?], p99: Double = 1e-3
    ) -> ProxyRounds {
        var rounds = ProxyRounds(title: "case", operation: "a request", targets: targets)
        for round in nginx.indices {
            rounds.add(nginx[round].map { sample($0) }, of: .nginx)
            if let haproxy { rounds.add(haproxy[round].map { sample($0) }, of: .haproxy) }
            rounds.add(ours[round].map { sample($0, p99: p99) }, of: .ours)
        }
        return rounds
    }

    @Test("compares within a round: what slows a whole round down decides nothing")
    func inRounds() {
        let rounds = Self.rounds(ProxyTargets(toNginx: 0.9), nginx: [10, 30, 10], ours: [9, 27, 9])
        let ratios = rounds.ratios(.ours, to: .nginx)
        #expect(ratios.sorted.allSatisfy { abs($0 - 0.9) < 1e-9 })
        #expect(
            ProxyVerdict.misses(of: Self.rounds(ProxyTargets(toNginx: 0.91), nginx: [10, 30], ours: [9, 27])) == [])
    }

    @Test("finds what is above its target")
    func misses() {
        let above = Self.rounds(ProxyTargets(toNginx: 0.9), nginx: [10, 10, 10], ours: [9.5, 8, 9.5])
        #expect(
            ProxyVerdict.misses(of: above) == ["case: processor time to nginx 0.95, target 0.90"])
        let late = Self.rounds(ProxyTargets(p99ToNginx: 1.1), nginx: [10], ours: [10], p99: 1.2e-3)
        #expect(ProxyVerdict.misses(of: late) == ["case: p99 to nginx 1.20, target 1.10"])
        let inTime = Self.rounds(ProxyTargets(p99ToNginx: 1.1), nginx: [10], ours: [10], p99: 1.05e-3)
        #expect(ProxyVerdict.misses(of: inTime) == [])
    }

    @Test("allows for HAProxy's spread, which a stray round does not widen")
    func spread() {
        let targets = ProxyTargets(notAboveHAProxy: true)
        let wide = Self.rounds(
            targets, nginx: [1, 1, 1, 1, 1], haproxy: [10, 10, 10, 10, 10], ours: [9, 9, 10.5, 11, 11])
        #expect(ProxyVerdict.misses(of: wide) == [])
        let narrow = Self.rounds(
            targets, nginx: [1, 1, 1, 1, 1], haproxy: [10, 10, 10, 10, 10], ours: [10.5, 10.5, 10.5, 10.5, 90])
        #expect(ProxyVerdict.misses(of: narrow).count == 1)
    }

    @Test("does not pass what was not measured, or failed")
    func unmeasured() {
        var absent = ProxyRounds(title: "case", operation: "a request", targets: ProxyTargets(toNginx: 1))
        absent.add(Self.sample(1), of: .nginx)
        #expect(ProxyVerdict.misses(of: absent) == ["case: ours was not measured"])
        let failed = Self.rounds(ProxyTargets(toNginx: 1), nginx: [10, 10], ours: [9, nil])
        #expect(ProxyVerdict.misses(of: failed) == ["case: failed rounds: 1"])
        let nothing = Self.rounds(
            ProxyTargets(toNginx: 1, p99ToNginx: 1, notAboveHAProxy: true), nginx: [nil], haproxy: [nil], ours: [nil])
        #expect(ProxyVerdict.misses(of: nothing).count == 4)
        let noPeer = Self.rounds(ProxyTargets(toNginx: 1), nginx: [nil], ours: [9])
        #expect(ProxyVerdict.misses(of: noPeer) == ["case: processor time to nginx unknown, target 1.00"])
    }

    @Test("holds nothing against a case without targets")
    func noTargets() {
        #expect(ProxyVerdict.misses(of: Self.rounds(ProxyTargets(), nginx: [1], ours: [nil])) == [])
    }

    @Test("names rounds that are off by more than three times, in either direction")
    func strays() {
        let rounds = Self.rounds(ProxyTargets(), nginx: [10, 10, 31, 3, 29], ours: [1, 1, 1, 1, 1])
        #expect(
            rounds.strays == [
                "case, nginx, round 3: processor time 31.00 µs, median 10.00 µs",
                "case, nginx, round 4: processor time 3.00 µs, median 10.00 µs",
            ])
    }

    @Test("limits the memory of a stream")
    func memory() {
        var memory = StreamMemory(title: "idle", streams: 5_000, limit: 2_048)
        #expect(ProxyVerdict.misses(of: memory) == ["idle: ours was not measured"])
        memory.bytes[.ours] = [1_300, 2_048, 9_000]
        #expect(ProxyVerdict.misses(of: memory) == [])
        memory.bytes[.ours] = [2_049]
        #expect(ProxyVerdict.misses(of: memory) == ["idle: 2,049 bytes a stream, target 2,048"])
    }

    @Test("wants every stream beyond the limit refused in so many words")
    func crowd() {
        var crowd = StreamCrowd(wanted: 9_000)
        #expect(crowd.misses == ["9,000 streams in one process: ours was not measured"])
        var report = LoadReport()
        (report.opened, report.refused) = (9_800, 1_200)
        crowd.report = report
        #expect(crowd.misses == [])
        (report.opened, report.refused, report.failed) = (8_999, 0, 2_001)
        (crowd.report, crowd.lost) = (report, 3)
        #expect(crowd.misses.count == 4)
    }
}
