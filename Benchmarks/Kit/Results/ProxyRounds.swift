/// Who is measured.
public enum ProxyName: String, Sendable, CaseIterable {
    case nginx
    case haproxy = "HAProxy"
    case ours = "Switchyard"
}

/// What one proxy came to in one round.
public struct ProxySample: Sendable, Equatable {
    /// Seconds of processor time for one operation.
    public var processorTime: Double
    /// The part of them outside of the kernel; nil when there was too little to tell.
    public var userShare: Double?
    public var perSecond: Double
    /// Latencies in seconds; nil where the load cannot tell.
    public var p50: Double?
    public var p99: Double?

    public init(processorTime: Double, userShare: Double?, perSecond: Double, p50: Double?, p99: Double?) {
        self.processorTime = processorTime
        self.userShare = userShare
        self.perSecond = perSecond
        self.p50 = p50
        self.p99 = p99
    }
}

/// What is promised of ours.
public struct ProxyTargets: Sendable, Equatable {
    /// The most processor time that an operation may take, as a ratio to nginx.
    public var toNginx: Double?
    /// The same for the 99th percentile of latency.
    public var p99ToNginx: Double?
    /// No more processor time than HAProxy, but for the spread.
    public var notAboveHAProxy: Bool

    public init(toNginx: Double? = nil, p99ToNginx: Double? = nil, notAboveHAProxy: Bool = false) {
        self.toNginx = toNginx
        self.p99ToNginx = p99ToNginx
        self.notAboveHAProxy = notAboveHAProxy
    }

    public var isEmpty: Bool { self == ProxyTargets() }
}

/// All rounds of one case: in a round every proxy had its turn.
public struct ProxyRounds: Sendable {
    public let title: String
    /// What is counted, with its article: `a request`.
    public let operation: String
    public let targets: ProxyTargets
    /// Round by round; nil where a round failed.
    public private(set) var samples: [ProxyName: [ProxySample?]] = [:]
    /// Why rounds failed, and what else a reader has to know.
    public var notes: [String] = []

    public init(title: String, operation: String, targets: ProxyTargets) {
        self.title = title
        self.operation = operation
        self.targets = targets
    }

    public mutating func add(_ sample: ProxySample?, of proxy: ProxyName) {
        samples[proxy, default: []].append(sample)
    }

    public func values(_ proxy: ProxyName, _ value: (ProxySample) -> Double?) -> Samples {
        Samples((samples[proxy] ?? []).compactMap { $0.flatMap(value) })
    }

    public func failures(_ proxy: ProxyName) -> Int { (samples[proxy] ?? []).count { $0 == nil } }

    /// Processor time of one proxy over that of another in the same round.
    public func ratios(_ proxy: ProxyName, to other: ProxyName) -> Samples {
        Samples(
            zip(samples[proxy] ?? [], samples[other] ?? []).compactMap { one, two in
                one.flatMap { one in two.map { one.processorTime / $0.processorTime } }
            })
    }

    /// The median of the rounds' 99th percentiles over another's; nil where there are none.
    public func p99Ratio(_ proxy: ProxyName, to other: ProxyName) -> Double? {
        let ratio = values(proxy) { $0.p99 }.median / values(other) { $0.p99 }.median
        return ratio.isNaN ? nil : ratio
    }

    /// Rounds that were off by more than three times from their proxy's median, in words.
    public var strays: [String] {
        ProxyName.allCases.flatMap { proxy in
            stray(proxy, "processor time", { $0.processorTime }) + stray(proxy, "p99", { $0.p99 })
        }
    }

    private func stray(_ proxy: ProxyName, _ what: String, _ value: (ProxySample) -> Double?) -> [String] {
        let median = values(proxy, value).median
        return (samples[proxy] ?? []).enumerated().compactMap { round, sample in
            guard let found = sample.flatMap(value), found > 3 * median || found * 3 < median else { return nil }
            return "\(title), \(proxy.rawValue), round \(round + 1): \(what) \(Figures.time(found)), "
                + "median \(Figures.time(median))"
        }
    }
}
