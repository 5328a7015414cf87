/// A point in time, to the nanosecond, from 0001-01-01T00:00:00Z to the last nanosecond of 9999.
///
/// Seconds are counted as Unix counts them: a leap second has no number of its own.
public struct UTCTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Seconds since 1970-01-01T00:00:00Z, negative before it.
    public let unixSeconds: Int64
    /// 0 to 999,999,999, counted forward from `unixSeconds` before 1970 too.
    public let nanosecond: Int

    /// Nil outside the years 0001 to 9999.
    public init?(unixSeconds: Int64, nanosecond: Int = 0) {
        guard Self.secondRange.contains(unixSeconds), (0...999_999_999).contains(nanosecond) else { return nil }
        self.unixSeconds = unixSeconds
        self.nanosecond = nanosecond
    }

    /// Nil outside the years 0001 to 9999.
    public init?(unixMilliseconds: Int64) {
        let (seconds, rest) = unixMilliseconds.flooredDivision(by: 1000)
        self.init(unixSeconds: seconds, nanosecond: Int(rest) * 1_000_000)
    }

    /// The instant that a calendar and a clock show at an offset east of Greenwich.
    public init?(date: CivilDate, time: CivilTime, offsetSeconds: Int = 0) {
        let (seconds, overflow) = (date.daysSinceEpoch * 86_400 + time.secondOfDay)
            .subtractingReportingOverflow(offsetSeconds)
        guard !overflow else { return nil }
        self.init(unixSeconds: Int64(seconds), nanosecond: time.nanosecond)
    }

    /// 1970-01-01T00:00:00Z.
    public static let epoch = UTCTime(uncheckedSeconds: 0)

    private init(uncheckedSeconds: Int64) {
        unixSeconds = uncheckedSeconds
        nanosecond = 0
    }

    /// Milliseconds since 1970, rounded down.
    public var unixMilliseconds: Int64 { unixSeconds * 1000 + Int64(nanosecond / 1_000_000) }

    /// The day in UTC.
    public var date: CivilDate { civil.date }

    /// The time of day in UTC.
    public var time: CivilTime { civil.time }

    var civil: (date: CivilDate, time: CivilTime) {
        let (days, seconds) = unixSeconds.flooredDivision(by: 86_400)
        let time = CivilTime(secondOfDay: Int(seconds), nanosecond: nanosecond)
        guard let date = CivilDate(daysSinceEpoch: Int(days)) else {
            preconditionFailure("an instant is made only inside the years that the calendar covers")
        }
        return (date, time)
    }

    /// The point in time so much later; nil when it leaves the years 0001 to 9999.
    public func advanced(by duration: Duration) -> UTCTime? {
        let (seconds, attoseconds) = duration.components
        let total = nanosecond + Int(attoseconds / 1_000_000_000)
        let (carry, rest) = Int64(total).flooredDivision(by: 1_000_000_000)
        let (sum, overflow) = unixSeconds.addingReportingOverflow(seconds)
        let (result, carryOverflow) = sum.addingReportingOverflow(carry)
        guard !overflow, !carryOverflow else { return nil }
        return UTCTime(unixSeconds: result, nanosecond: Int(rest))
    }

    /// How much later this is than the other.
    public func duration(since other: UTCTime) -> Duration {
        .seconds(unixSeconds - other.unixSeconds) + .nanoseconds(nanosecond - other.nanosecond)
    }

    public static func < (left: UTCTime, right: UTCTime) -> Bool {
        (left.unixSeconds, left.nanosecond) < (right.unixSeconds, right.nanosecond)
    }

    /// RFC 3339 in UTC, with as many digits of a fraction as say something.
    public var description: String { rfc3339(fraction: .asNeeded) }

    private static let secondRange =
        Int64(CivilDate.dayRange.lowerBound) * 86_400...Int64(CivilDate.dayRange.upperBound) * 86_400 + 86_399
}

extension Int64 {
    /// Quotient rounded down, and the remainder that is never negative.
    func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
