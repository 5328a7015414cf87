import Formats

/// Outcomes as a table for a person, or as JSON for a program.
enum Report {
    static let header =
        pad("contest", 44) + pad("ours", 11, left: true) + pad("p95", 11, left: true) + pad("rate", 14, left: true)
        + pad("peer", 11, left: true) + pad("p95", 11, left: true) + pad("ratio", 9, left: true)
        + pad("target", 10, left: true) + pad("noise", 7, left: true) + "  peer"

    static func line(_ outcome: Outcome) -> String {
        let contest = outcome.contest
        let show = { (value: Double) in contest.unit == .memory ? size(value) : time(value) }
        let rate = contest.bytes > 0 ? "\(Int(Double(contest.bytes) / outcome.ours.median / 1e6)) MB/s" : "-"
        let claim = contest.target.map { "x\(fixed($0, 1))" } ?? contest.limit.map { "<= \(show($0))" } ?? "-"
        return pad(contest.name, 44) + pad(show(outcome.ours.median), 11, left: true)
            + pad(show(outcome.ours.quantile(0.95)), 11, left: true) + pad(rate, 14, left: true)
            + pad(show(outcome.peer.median), 11, left: true) + pad(show(outcome.peer.quantile(0.95)), 11, left: true)
            + pad(fixed(outcome.ratio, 2), 9, left: true) + pad(claim + (outcome.isMissed ? "!" : ""), 10, left: true)
            + pad("\(fixed(outcome.spin.spread * 100, 0))%", 7, left: true) + "  \(contest.peerName)"
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

    private static func json(_ samples: Samples) -> JSON {
        .object(["median": number(samples.median), "p95": number(samples.quantile(0.95))])
    }

    private static func number(_ value: Double) -> JSON { JSONNumber(value).map(JSON.number) ?? .null }

    private static func time(_ seconds: Double) -> String {
        if seconds < 1e-6 { return "\(fixed(seconds * 1e9, 0)) ns" }
        if seconds < 1e-3 { return "\(fixed(seconds * 1e6, 2)) µs" }
        return "\(fixed(seconds * 1e3, 2)) ms"
    }

    private static func size(_ bytes: Double) -> String { "\(fixed(bytes / 1e6, 1)) MB" }

    private static func fixed(_ value: Double, _ places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((value * scale).rounded())
        guard places > 0 else { return String(scaled) }
        let digits = String(repeating: "0", count: max(0, places + 1 - String(scaled).count)) + String(scaled)
        return digits.dropLast(places) + "." + digits.suffix(places)
    }

    private static func pad(_ text: String, _ width: Int, left: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - text.count))
        return left ? space + text : text + space
    }
}
