/// A day of the proleptic Gregorian calendar, without a time zone.
///
/// A type apart from `CivilDate`, because TOML knows a year 0 and documents hold many: this takes four bytes.
public struct TOMLLocalDate: Hashable, Sendable, CustomStringConvertible {
    private let storedYear: Int16
    private let storedMonth: UInt8
    private let storedDay: UInt8

    public var year: Int { Int(storedYear) }
    public var month: Int { Int(storedMonth) }
    public var day: Int { Int(storedDay) }

    /// Nil for a day that the calendar does not have; years go from 0 to 9999, as in RFC 3339.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= CivilDate.days(inMonth: month, of: year) else { return nil }
        storedYear = Int16(year)
        storedMonth = UInt8(month)
        storedDay = UInt8(day)
    }

    public var description: String { "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))" }
}

/// A time of day, without a date or a time zone, to the nanosecond.
public struct TOMLLocalTime: Hashable, Sendable, CustomStringConvertible {
    private let storedHour: UInt8
    private let storedMinute: UInt8
    private let storedSecond: UInt8
    private let storedNanosecond: Int32

    public var hour: Int { Int(storedHour) }
    public var minute: Int { Int(storedMinute) }
    /// 0 to 60: RFC 3339 has leap seconds, and which of them there were is not for a file format to know.
    public var second: Int { Int(storedSecond) }
    public var nanosecond: Int { Int(storedNanosecond) }

    public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
            (0...999_999_999).contains(nanosecond)
        else { return nil }
        storedHour = UInt8(hour)
        storedMinute = UInt8(minute)
        storedSecond = UInt8(second)
        storedNanosecond = Int32(nanosecond)
    }

    public var description: String {
        let whole = "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
        guard nanosecond > 0 else { return whole }
        var fraction = nanosecond.padded(to: 9)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return "\(whole).\(fraction)"
    }
}

/// A date and a time of day, without a time zone.
public struct TOMLLocalDateTime: Hashable, Sendable, CustomStringConvertible {
    public let date: TOMLLocalDate
    public let time: TOMLLocalTime

    public init(date: TOMLLocalDate, time: TOMLLocalTime) {
        self.date = date
        self.time = time
    }

    public var description: String { "\(date)T\(time)" }
}

/// A date, a time of day and the distance from UTC that belongs to them.
public struct TOMLOffsetDateTime: Hashable, Sendable, CustomStringConvertible {
    public let date: TOMLLocalDate
    public let time: TOMLLocalTime
    private let storedOffset: Int16

    /// Minutes east of UTC.
    public var offsetMinutes: Int { Int(storedOffset) }

    /// Nil for an offset of 24 hours or more.
    public init?(date: TOMLLocalDate, time: TOMLLocalTime, offsetMinutes: Int) {
        guard (-1439...1439).contains(offsetMinutes) else { return nil }
        self.date = date
        self.time = time
        storedOffset = Int16(offsetMinutes)
    }

    public var description: String {
        guard offsetMinutes != 0 else { return "\(date)T\(time)Z" }
        let distance = abs(offsetMinutes)
        let sign = offsetMinutes < 0 ? "-" : "+"
        return "\(date)T\(time)\(sign)\((distance / 60).padded(to: 2)):\((distance % 60).padded(to: 2))"
    }
}
