/// Values of one thing that was measured several times.
public struct Samples: Sendable, Equatable {
    public let sorted: [Double]

    public init(_ values: [Double]) { sorted = values.sorted() }

    public var median: Double { quantile(0.5) }
    public var low: Double { sorted.first ?? .nan }
    public var high: Double { sorted.last ?? .nan }

    /// Not a number when there are no values.
    public func quantile(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return .nan }
        return sorted[min(sorted.count - 1, Int((Double(sorted.count) * share).rounded(.down)))]
    }

    /// How far the 95th percentile lies above the median.
    public var spread: Double { quantile(0.95) / median - 1 }
}
