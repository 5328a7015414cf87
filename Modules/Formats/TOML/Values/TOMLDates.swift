/// A day of the proleptic Gregorian calendar, without a time zone.
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
        guard day >= 1, day <= Self.days(inMonth: month, ofYear: year) else { return nil }
        storedYear = Int16(year)
        storedMonth = UInt8(month)
        storedDay = UInt8(day)
    }

    private static func days(inMonth month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public var description: String { "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))" }
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
        let whole = "\(padded(hour, to: 2)):\(padded(minute, to: 2)):\(padded(second, to: 2))"
        guard nanosecond > 0 else { return whole }
        var fraction = padded(nanosecond, to: 9)
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
        return "\(date)T\(time)\(sign)\(padded(distance / 60, to: 2)):\(padded(distance % 60, to: 2))"
    }
}

private func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
