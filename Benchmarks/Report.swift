import BenchKit
import Formats

/// Outcomes as a table for a person, or as JSON for a program.
enum Report {
    static let header =
        pad("contest", 44) + pad("ours", 11, left: true) + pad("p95", 11, left: true) + pad("rate", 14, left: true)
        + pad("peer", 11, left: true) + pad("p95", 11, left: true) + pad("ratio", 9, left: true)
        + pad("target", 10, left: true) + pad("noise", 7, left: true) + "  peer"

    static func line(_ outcome: Outcome) -> String {
        let contest = outcome.contest
        let show = { (value: Double) in contest.unit == .memory ? Figures.size(value) : Figures.time(value) }
        let rate = contest.bytes > 0 ? "\(Int(Double(contest.bytes) / outcome.ours.median / 1e6)) MB/s" : "-"
        let claim = contest.target.map { "x\(Figures.fixed($0, 1))" } ?? contest.limit.map { "<= \(show($0))" } ?? "-"
        return pad(contest.name, 44) + pad(show(outcome.ours.median), 11, left: true)
            + pad(show(outcome.ours.quantile(0.95)), 11, left: true) + pad(rate, 14, left: true)
            + pad(show(outcome.peer.median), 11, left: true) + pad(show(outcome.peer.quantile(0.95)), 11, left: true)
            + pad(Figures.fixed(outcome.ratio, 2), 9, left: true)
            + pad(claim + (outcome.isMissed ? "!" : ""), 10, left: true)
            + pad("\(Figures.fixed(outcome.spin.spread * 100, 0))%", 7, left: true) + "  \(contest.peerName)"
    }

    static func json(_ suite: String, _ outcome: Outcome) -> JSON {
        .object([
            "suite": .string(suite), "contest": .string(outcome.contest.name),
            "peer": .string(outcome.contest.peerName),
            "bytes": .number(JSONNumber(outcome.contest.bytes)), "runs": .number(JSONNumber(outcome.ours.sorted.count)),
            "ours": json(outcome.ours), "peerSamples": json(outcome.peer), "ratio": number(outcome.ratio),
            "ratioLow": number(outcome.ratios.quantile(0.05)), "ratioHigh": number(outcome.ratios.quantile(0.95)),
            "unit": .string("\(outcome.contest.unit)"),
            "target": outcome.contest.target.map(number) ?? nil, "limit": outcome.contest.limit.map(number) ?? nil,
            "missed": .bool(outcome.isMissed),
            "noise": number(outcome.spin.spread),
        ])
    }

    /// One object for each proxy of a case.
    static func json(_ proxies: ProxyResults) -> [JSON] {
        let speeds = proxies.cases.flatMap { rounds in
            ProxyName.allCases.filter { rounds.samples[$0] != nil }.map { proxy -> JSON in
                let ratios = rounds.ratios(proxy, to: .nginx)
                return .object([
                    "suite": .string(ProxySuite.name), "contest": .string(rounds.title),
                    "proxy": .string(proxy.rawValue),
                    "processorTime": json(rounds.values(proxy) { $0.processorTime }),
                    "ratioToNginx": number(ratios.median), "ratioLow": number(ratios.low),
                    "ratioHigh": number(ratios.high), "perSecond": number(rounds.values(proxy) { $0.perSecond }.median),
                    "p50": number(rounds.values(proxy) { $0.p50 }.median),
                    "p99": number(rounds.values(proxy) { $0.p99 }.median),
                    "failedRounds": .number(JSONNumber(rounds.failures(proxy))),
                ])
            }
        }
        let memories = proxies.memories.flatMap { memory in
            ProxyName.allCases.filter { memory.bytes[$0] != nil }.map { proxy -> JSON in
                .object([
                    "suite": .string(ProxySuite.name), "contest": .string(memory.title),
                    "proxy": .string(proxy.rawValue), "bytesEachStream": json(Samples(memory.bytes[proxy] ?? [])),
                ])
            }
        }
        let misses = proxies.misses.map { miss -> JSON in
            .object(["suite": .string(ProxySuite.name), "contest": .string(miss), "missed": .bool(true)])
        }
        return speeds + memories + misses
    }

    private static func json(_ samples: Samples) -> JSON {
        .object(["median": number(samples.median), "p95": number(samples.quantile(0.95))])
    }

    private static func number(_ value: Double) -> JSON { JSONNumber(value).map(JSON.number) ?? .null }

    private static func pad(_ text: String, _ width: Int, left: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return left ? space + text : text + space
    }
}
