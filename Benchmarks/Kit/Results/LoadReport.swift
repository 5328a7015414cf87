/// What the load for streams has seen: it prints this, and the benchmark reads it.
public struct LoadReport: Sendable, Equatable {
    /// Events that came while it was measured.
    public var events = 0
    /// Nanoseconds that were measured.
    public var duration: UInt64 = 0
    /// What the watched process used meanwhile.
    public var usage = ProcessUsage()
    /// Nanoseconds from sending to receipt, in the median and at the 99th percentile; 0 when the events did not say.
    public var p50: UInt64 = 0
    public var p99: UInt64 = 0
    /// Streams that were opened, were refused with a 503, or failed in any other way.
    public var opened = 0
    public var refused = 0
    public var failed = 0

    public init() {}

    private static let fields: [(name: String, path: any WritableKeyPath<LoadReport, Int> & Sendable)] = [
        ("events", \.events), ("duration", \.duration.asInt), ("nanoseconds", \.usage.nanoseconds.asInt),
        ("user", \.usage.userTicks.asInt), ("system", \.usage.systemTicks.asInt), ("p50", \.p50.asInt),
        ("p99", \.p99.asInt), ("opened", \.opened), ("refused", \.refused), ("failed", \.failed),
    ]

    /// One line of names and values: `events=1 duration=2 …`.
    public var line: String {
        Self.fields.map { "\($0.name)=\(self[keyPath: $0.path])" }.joined(separator: " ")
    }

    /// Nil unless every field is there.
    public init?(line: some StringProtocol) {
        for (field, word) in zip(Self.fields, line.split(whereSeparator: \.isWhitespace)) {
            let parts = word.split(separator: "=")
            guard parts.count == 2, parts[0] == field.name, let value = Int(parts[1]) else { return nil }
            self[keyPath: field.path] = value
        }
        guard line.split(whereSeparator: \.isWhitespace).count == Self.fields.count else { return nil }
    }
}

extension UInt64 {
    fileprivate var asInt: Int {
        get { Int(truncatingIfNeeded: self) }
        set { self = UInt64(truncatingIfNeeded: newValue) }
    }
}
