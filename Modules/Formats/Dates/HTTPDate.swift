extension UTCTime {
    /// Reads an HTTP date in any of the three forms a recipient must accept (RFC 9110 section 5.6.7).
    ///
    /// - Parameter now: Decides the century of the obsolete form with a two-digit year: a date that appears to be more
    ///   than 50 years in the future is the most recent one in the past with the same last two digits.
    public init(httpDate text: String, now: UTCTime) throws(FormatError) {
        self = try HTTPDate.parse(text, now: now)
    }

    /// Writes the preferred form: `Sun, 06 Nov 1994 08:49:37 GMT`.
    public var httpDate: String {
        let (date, time) = civil
        let clock = CivilTime(secondOfDay: time.secondOfDay, nanosecond: 0)
        return "\(HTTPDate.shortDays[date.weekday]), \(date.day.padded(to: 2)) \(HTTPDate.months[date.month - 1]) "
            + "\(date.year.padded(to: 4)) \(clock) GMT"
    }
}

/// The grammar of RFC 9110 section 5.6.7.
///
/// The name of the day must be one, but is not held against the date: nothing depends on it, and a sender that gets it wrong still means the date.
enum HTTPDate {
    static let shortDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let longDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    static func parse(_ text: String, now: UTCTime) throws(FormatError) -> UTCTime {
        var cursor = DateCursor(text)
        guard let day = cursor.take(oneOf: shortDays + longDays) else {
            throw cursor.refusal("expected the name of a day")
        }
        let isLong = day >= shortDays.count
        guard cursor.take(",") else {
            guard !isLong else { throw cursor.refusal("expected ',' after the name of the day") }
            return try asctime(&cursor)
        }
        try cursor.expect(" ", "after the name of the day")
        return try isLong ? rfc850(&cursor, now: now) : fixdate(&cursor)
    }

    // Sun, 06 Nov 1994 08:49:37 GMT
    private static func fixdate(_ cursor: inout DateCursor) throws(FormatError) -> UTCTime {
        let day = try cursor.number(2, "the day")
        try cursor.expect(" ", "after the day")
        let month = try month(&cursor)
        try cursor.expect(" ", "after the month")
        let year = try cursor.number(4, "the year")
        try cursor.expect(" ", "after the year")
        let clock = try clock(&cursor)
        try cursor.expect(" GMT", "after the time")
        return try finish(cursor, year: year, month: month, day: day, clock)
    }

    // Sunday, 06-Nov-94 08:49:37 GMT
    private static func rfc850(_ cursor: inout DateCursor, now: UTCTime) throws(FormatError) -> UTCTime {
        let day = try cursor.number(2, "the day")
        try cursor.expect("-", "after the day")
        let month = try month(&cursor)
        try cursor.expect("-", "after the month")
        let twoDigits = try cursor.number(2, "the year")
        try cursor.expect(" ", "after the year")
        let clock = try clock(&cursor)
        try cursor.expect(" GMT", "after the time")

        let present = now.date.year
        var year = present - present % 100 + twoDigits
        if year - present > 50 {
            year -= 100
        } else if present - year >= 50, year + 100 - present <= 50 {
            year += 100
        }
        let instant = try finish(cursor, year: year, month: month, day: day, clock)
        // To the day: exactly 50 years ahead may still be too far by months.
        guard year - present == 50, let horizon = sameDay(as: now, inYear: year), instant > horizon else {
            return instant
        }
        return try finish(cursor, year: year - 100, month: month, day: day, clock)
    }

    // Sun Nov  6 08:49:37 1994
    private static func asctime(_ cursor: inout DateCursor) throws(FormatError) -> UTCTime {
        try cursor.expect(" ", "after the name of the day")
        let month = try month(&cursor)
        try cursor.expect(" ", "after the month")
        let day = try cursor.take(" ") ? cursor.number(1, "the day") : cursor.number(2, "the day")
        try cursor.expect(" ", "after the day")
        let clock = try clock(&cursor)
        try cursor.expect(" ", "after the time")
        let year = try cursor.number(4, "the year")
        return try finish(cursor, year: year, month: month, day: day, clock)
    }

    private typealias Clock = (hour: Int, minute: Int, second: Int)

    private static func month(_ cursor: inout DateCursor) throws(FormatError) -> Int {
        guard let month = cursor.take(oneOf: months) else { throw cursor.refusal("expected the name of a month") }
        return month + 1
    }

    private static func clock(_ cursor: inout DateCursor) throws(FormatError) -> Clock {
        let hour = try cursor.number(2, "the hour")
        try cursor.expect(":", "after the hour")
        let minute = try cursor.number(2, "the minute")
        try cursor.expect(":", "after the minute")
        return (hour, minute, try cursor.number(2, "the second"))
    }

    private static func finish(
        _ cursor: DateCursor, year: Int, month: Int, day: Int, _ clock: Clock
    ) throws(FormatError) -> UTCTime {
        try cursor.expectEnd()
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw cursor.outOfRange("there is no day \(day) \(months[month - 1]) \(year)")
        }
        return try cursor.instant(
            date: date, hour: clock.hour, minute: clock.minute, second: clock.second, nanosecond: 0, offsetSeconds: 0)
    }

    private static func sameDay(as now: UTCTime, inYear year: Int) -> UTCTime? {
        let (date, time) = now.civil
        let day = min(date.day, CivilDate.days(inMonth: date.month, of: year))
        return CivilDate(year: year, month: date.month, day: day).flatMap { UTCTime(date: $0, time: time) }
    }
}
