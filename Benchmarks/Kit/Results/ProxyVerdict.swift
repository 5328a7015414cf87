/// Which promises a measurement does not bear out.
public enum ProxyVerdict {
    /// One sentence for each target that was missed.
    public static func misses(of rounds: ProxyRounds) -> [String] {
        guard !rounds.targets.isEmpty else { return [] }
        guard rounds.samples[.ours] != nil else { return ["\(rounds.title): ours was not measured"] }
        var misses: [String] = []
        if rounds.failures(.ours) > 0 { misses.append("failed rounds: \(rounds.failures(.ours))") }
        if let target = rounds.targets.toNginx {
            let ratio = rounds.ratios(.ours, to: .nginx).median
            if !(ratio <= target) { misses.append("processor time to nginx \(shown(ratio)), target \(shown(target))") }
        }
        if rounds.targets.notAboveHAProxy {
            let ratios = rounds.ratios(.ours, to: .haproxy)
            if !(ratios.median <= 1 + allowance(ratios)) {
                misses.append("processor time to HAProxy \(shown(ratios.median)), spread \(shown(allowance(ratios)))")
            }
        }
        if let target = rounds.targets.p99ToNginx {
            let ratio = rounds.p99Ratio(.ours, to: .nginx) ?? .nan
            if !(ratio <= target) { misses.append("p99 to nginx \(shown(ratio)), target \(shown(target))") }
        }
        return misses.map { "\(rounds.title): \($0)" }
    }

    /// How far the middle half of the rounds lies apart: a single stray round must not excuse anything.
    static func allowance(_ ratios: Samples) -> Double { ratios.quantile(0.75) - ratios.quantile(0.25) }

    public static func misses(of memory: StreamMemory) -> [String] {
        guard let limit = memory.limit else { return [] }
        guard let ours = memory.bytes[.ours], !ours.isEmpty else { return ["\(memory.title): ours was not measured"] }
        let bytes = Samples(ours).median
        guard bytes > limit else { return [] }
        return ["\(memory.title): \(Figures.grouped(bytes)) bytes a stream, target \(Figures.grouped(limit))"]
    }

    private static func shown(_ value: Double) -> String { value.isNaN ? "unknown" : Figures.fixed(value, 2) }
}
