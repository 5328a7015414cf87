/// The results as Markdown.
public enum ProxyTable {
    public static func speed(_ cases: [ProxyRounds]) -> [String] {
        guard !cases.isEmpty else { return [] }
        return [
            "| | | processor time | user + system | to nginx | target | to HAProxy | each second | p50 | p99 | p99 to nginx |",
            "|---|---|---|---|---|---|---|---|---|---|---|",
        ] + cases.flatMap(rows)
    }

    private static func rows(_ rounds: ProxyRounds) -> [String] {
        ProxyName.allCases.filter { rounds.samples[$0] != nil }.enumerated().map { index, proxy in
            let time = rounds.values(proxy) { $0.processorTime }.median
            let user = rounds.values(proxy) { $0.userShare }.median
            let cells = [
                index == 0 ? "\(rounds.title): \(rounds.operation)" : "", proxy.rawValue, shown(time),
                user.isNaN || time.isNaN ? "" : "\(micro(time * user)) + \(micro(time * (1 - user)))",
                proxy == .nginx ? "1" : range(rounds.ratios(proxy, to: .nginx)),
                proxy == .ours ? rounds.targets.toNginx.map { Figures.fixed($0, 2) } ?? "" : "",
                proxy == .ours ? range(rounds.ratios(proxy, to: .haproxy)) : "",
                rate(rounds.values(proxy) { $0.perSecond }.median), shown(rounds.values(proxy) { $0.p50 }.median),
                shown(rounds.values(proxy) { $0.p99 }.median),
                proxy == .nginx ? "" : rounds.p99Ratio(proxy, to: .nginx).map { Figures.fixed($0, 2) } ?? "",
            ]
            return row(cells)
        }
    }

    public static func memory(_ memories: [StreamMemory], _ crowd: StreamCrowd?) -> [String] {
        var lines: [String] = []
        if !memories.isEmpty {
            lines += ["| | | bytes a stream | target | resident with all of them |", "|---|---|---|---|---|"]
            for memory in memories {
                let measured = ProxyName.allCases.filter { !(memory.bytes[$0] ?? []).isEmpty }
                for (index, proxy) in measured.enumerated() {
                    lines.append(
                        row([
                            index == 0 ? memory.title : "", proxy.rawValue,
                            range(Samples(memory.bytes[proxy] ?? []), Figures.grouped),
                            proxy == .ours ? memory.limit.map(Figures.grouped) ?? "" : "",
                            Figures.size(Samples(memory.resident[proxy] ?? []).median),
                        ]))
                }
            }
        }
        if let crowd, let report = crowd.report {
            if !lines.isEmpty { lines.append("") }
            lines.append(
                "\(crowd.title): \(Figures.grouped(Double(report.opened))) were open at once, "
                    + "\(Figures.grouped(Double(report.refused))) beyond were refused with 503, \(report.failed) failed, "
                    + "\(crowd.lost) were lost.")
        }
        return lines
    }

    private static func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    private static func shown(_ seconds: Double) -> String { seconds.isNaN ? "" : Figures.time(seconds) }

    private static func micro(_ seconds: Double) -> String {
        Figures.fixed(seconds * 1e6, seconds < 100e-6 ? 2 : 0)
    }

    private static func rate(_ value: Double) -> String { value.isNaN ? "" : Figures.grouped(value) }

    private static func range(_ samples: Samples, _ show: (Double) -> String = { Figures.fixed($0, 2) }) -> String {
        guard !samples.sorted.isEmpty else { return "" }
        return "\(show(samples.median)) (\(show(samples.low)) … \(show(samples.high)))"
    }
}
