extension UTCTime {
    /// How many digits of a fraction are printed.
    public struct Fraction: Hashable, Sendable {
        fileprivate enum Kind { case none, milliseconds, microseconds, nanoseconds, asNeeded }
        fileprivate let kind: Kind
        /// `2026-01-02T03:04:05Z`; what is below a second is dropped.
        public static let none = Fraction(kind: .none)
        public static let milliseconds = Fraction(kind: .milliseconds)
        public static let microseconds = Fraction(kind: .microseconds)
        public static let nanoseconds = Fraction(kind: .nanoseconds)
        /// No fraction for a whole second, and no zeroes at its end.
        public static let asNeeded = Fraction(kind: .asNeeded)
    }

    /// Reads RFC 3339 (section 5.6), as `2026-01-02T03:04:05.678+01:00`.
    ///
    /// `t`, `z` and a blank instead of `T` are read too, as the notes of that section allow. Digits below a nanosecond
    /// are dropped. A leap second (`:60`) is accepted where one can be, in the last minute of a month in UTC, and is
    /// the same instant as the second after it, since Unix time has no number for it.
    public init(rfc3339 text: String) throws(FormatError) {
        self = try RFC3339.parse(text)
    }

    /// Writes RFC 3339 in UTC, or at another offset.
    public func rfc3339(fraction: Fraction = .none, offsetMinutes: Int = 0) -> String {
        // An offset that leaves the calendar is not used: the instant matters more than its dress.
        let shifted = abs(offsetMinutes) < 24 * 60 ? advanced(by: .seconds(offsetMinutes * 60)) : nil
        let (date, time) = (shifted ?? self).civil
        let zone = shifted == nil ? "Z" : RFC3339.offsetText(seconds: offsetMinutes * 60)
        let whole = CivilTime(secondOfDay: time.secondOfDay, nanosecond: 0)
        let digits = nanosecond.padded(to: 9)
        switch fraction.kind {
        case .none: return "\(date)T\(whole)\(zone)"
        case .milliseconds: return "\(date)T\(whole).\(digits.prefix(3))\(zone)"
        case .microseconds: return "\(date)T\(whole).\(digits.prefix(6))\(zone)"
        case .nanoseconds: return "\(date)T\(whole).\(digits)\(zone)"
        case .asNeeded: return "\(date)T\(time)\(zone)"
        }
    }
}

/// The grammar of RFC 3339 section 5.6.
enum RFC3339 {
    /// `Z`, or `+01:00`.
    static func offsetText(seconds: Int) -> String {
        guard seconds != 0 else { return "Z" }
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + "\((minutes / 60).padded(to: 2)):\((minutes % 60).padded(to: 2))"
    }

    static func parse(_ text: String) throws(FormatError) -> UTCTime {
        var cursor = DateCursor(text)
        let year = try cursor.number(4, "the year")
        try cursor.expect("-", "after the year")
        let month = try cursor.number(2, "the month")
        try cursor.expect("-", "after the month")
        let day = try cursor.number(2, "the day")
        guard cursor.take("T") || cursor.take("t") || cursor.take(" ") else {
            throw cursor.refusal("expected 'T' and a time after the date")
        }
        let hour = try cursor.number(2, "the hour")
        try cursor.expect(":", "after the hour")
        let minute = try cursor.number(2, "the minute")
        try cursor.expect(":", "after the minute")
        let second = try cursor.number(2, "the second")
        var nanosecond = 0
        if cursor.take(".") { nanosecond = try cursor.fraction() }
        let offset = try offset(&cursor)
        try cursor.expectEnd()

        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw cursor.outOfRange("there is no day \(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))")
        }
        return try cursor.instant(
            date: date, hour: hour, minute: minute, second: second, nanosecond: nanosecond, offsetSeconds: offset)
    }

    private static func offset(_ cursor: inout DateCursor) throws(FormatError) -> Int {
        if cursor.take("Z") || cursor.take("z") { return 0 }
        let sign: Int
        if cursor.take("+") {
            sign = 1
        } else if cursor.take("-") {
            sign = -1
        } else {
            throw cursor.refusal("expected 'Z' or an offset such as +01:00 after the time")
        }
        let hours = try cursor.number(2, "the hours of the offset")
        try cursor.expect(":", "between the hours and minutes of the offset")
        let minutes = try cursor.number(2, "the minutes of the offset")
        guard hours <= 23, minutes <= 59 else { throw cursor.outOfRange("the offset goes up to 23:59") }
        return sign * (hours * 3600 + minutes * 60)
    }
}
