/// What wrk prints with `--latency`.
public struct WrkOutput: Sendable, Equatable {
    public var requests = 0
    public var perSecond = 0.0
    /// In seconds.
    public var p50 = 0.0
    public var p99 = 0.0
    /// Failed sockets, and replies that are neither 2xx nor 3xx.
    public var errors = 0

    /// Nil unless everything is there.
    public init?(_ text: String) {
        var found = Set<String>()
        for line in text.split(separator: "\n") {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first else { continue }
            // At the start of a line only: "50%" also stands in the column of deviations.
            if first == "50%" || first == "99%", words.count == 2, let seconds = Self.seconds(words[1]) {
                if first == "50%" { p50 = seconds } else { p99 = seconds }
                found.insert(String(first))
            } else if words.count > 2, words[1] == "requests", words[2] == "in", let count = Int(first) {
                requests = count
                found.insert("requests")
            } else if first == "Requests/sec:", words.count == 2, let rate = Double(words[1]) {
                perSecond = rate
                found.insert("rate")
            } else if line.contains("Socket errors:") || line.contains("Non-2xx") {
                errors += words.compactMap { Int($0.filter { $0 != "," }) }.reduce(0, +)
            }
        }
        guard found.count == 4, requests > 0 else { return nil }
    }

    private static func seconds(_ text: Substring) -> Double? {
        for (unit, scale) in [("us", 1e-6), ("ms", 1e-3), ("s", 1.0), ("m", 60.0)] where text.hasSuffix(unit) {
            if let value = Double(text.dropLast(unit.count)) { return value * scale }
        }
        return nil
    }
}
