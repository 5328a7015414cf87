/// A date and time, as the system believes it to be: it may jump.
public struct WallTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Since 1970-01-01T00:00:00Z, without leap seconds; good until the year 2262.
    public let nanosecondsSinceEpoch: Int64

    public init(nanosecondsSinceEpoch: Int64) { self.nanosecondsSinceEpoch = nanosecondsSinceEpoch }

    public init(secondsSinceEpoch: Int64) {
        let (product, overflow) = secondsSinceEpoch.multipliedReportingOverflow(by: 1_000_000_000)
        self.init(nanosecondsSinceEpoch: overflow ? (secondsSinceEpoch < 0 ? .min : .max) : product)
    }

    /// Rounded down, before 1970 too.
    public var secondsSinceEpoch: Int64 {
        let (quotient, remainder) = nanosecondsSinceEpoch.quotientAndRemainder(dividingBy: 1_000_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    public static func < (left: WallTime, right: WallTime) -> Bool {
        left.nanosecondsSinceEpoch < right.nanosecondsSinceEpoch
    }

    public static func + (time: WallTime, duration: Duration) -> WallTime {
        WallTime(nanosecondsSinceEpoch: Saturating.sum(time.nanosecondsSinceEpoch, Saturating.nanoseconds(duration)))
    }

    public static func - (left: WallTime, right: WallTime) -> Duration {
        .nanoseconds(Saturating.difference(left.nanosecondsSinceEpoch, right.nanosecondsSinceEpoch))
    }

    public var description: String { "\(nanosecondsSinceEpoch) ns since 1970" }
}
