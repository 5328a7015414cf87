/// A moment on a clock that only moves forward; comparable within one process alone.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Since a moment that means nothing.
    public let nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Later than all others: a deadline that never comes.
    public static let distantFuture = Instant(nanoseconds: .max)

    public static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Saturates: a deadline that a configuration puts ten thousand years away is ``distantFuture``.
    public static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(nanoseconds: Saturating.sum(instant.nanoseconds, Saturating.nanoseconds(duration)))
    }

    public static func - (instant: Instant, duration: Duration) -> Instant {
        Instant(nanoseconds: Saturating.difference(instant.nanoseconds, Saturating.nanoseconds(duration)))
    }

    /// The time from the right to the left.
    public static func - (left: Instant, right: Instant) -> Duration {
        .nanoseconds(Saturating.difference(left.nanoseconds, right.nanoseconds))
    }

    public var description: String { "\(nanoseconds) ns" }
}

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

/// Arithmetic that stops at the ends: durations come from files and headers, and none of them may trap.
private enum Saturating {
    static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? (right < 0 ? .min : .max) : sum
    }

    static func difference(_ left: Int64, _ right: Int64) -> Int64 {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? (right < 0 ? .max : .min) : difference
    }

    static func nanoseconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return seconds < 0 ? .min : .max }
        return sum(whole, attoseconds / 1_000_000_000)
    }
}
