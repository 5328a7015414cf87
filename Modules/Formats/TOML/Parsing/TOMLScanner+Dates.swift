extension TOMLScanner {
    /// Reads the token from `start` to the cursor as a date or a time; nil if it has the shape of neither.
    ///
    /// A date may go on after a single space with its time, so the cursor can move.
    mutating func dateOrTime(from start: Int) throws(FormatError) -> TOMLValue? {
        let length = index - start
        func byte(_ distance: Int) -> UInt8? { distance < length ? bytes[start + distance] : nil }
        func areDigits(_ range: Range<Int>) -> Bool { range.allSatisfy { byte($0)?.isDecimalDigit ?? false } }

        if areDigits(0..<2), byte(2) == UInt8(ascii: ":") {
            var reader = TOMLDateReader(bytes[start..<index])
            guard let fields = reader.time(), reader.isAtEnd else { throw failure(.syntax, malformedTime, at: start) }
            return .localTime(try time(fields, at: start))
        }
        guard areDigits(0..<4), byte(4) == UInt8(ascii: "-") else { return nil }
        if length == 10, current == .space, peek(1)?.isDecimalDigit ?? false {
            index += 1
            skipBareBytes()
        }
        var reader = TOMLDateReader(bytes[start..<index])
        guard let day = reader.date() else { throw failure(.syntax, "expected a date as YYYY-MM-DD", at: start) }
        guard let date = TOMLLocalDate(year: day.year, month: day.month, day: day.day) else {
            throw failure(.range, "the calendar has no such day", at: start)
        }
        if reader.isAtEnd { return .localDate(date) }
        guard reader.takeSeparator(), let fields = reader.time() else {
            throw failure(.syntax, malformedTime, at: start)
        }
        let clock = try time(fields, at: start)
        if reader.isAtEnd { return .localDateTime(TOMLLocalDateTime(date: date, time: clock)) }
        guard let offset = reader.offset(), reader.isAtEnd else {
            throw failure(.syntax, "expected 'Z' or an offset as +HH:MM after the time", at: start)
        }
        guard offset.hours < 24, offset.minutes < 60,
            let moment = TOMLOffsetDateTime(
                date: date, time: clock, offsetMinutes: offset.sign * (offset.hours * 60 + offset.minutes))
        else { throw failure(.range, "there is no such offset from UTC", at: start) }
        return .offsetDateTime(moment)
    }

    private var malformedTime: String { "expected a time as HH:MM:SS" }

    private func time(_ fields: TOMLDateReader.Time, at start: Int) throws(FormatError) -> TOMLLocalTime {
        guard
            let time = TOMLLocalTime(
                hour: fields.hour, minute: fields.minute, second: fields.second, nanosecond: fields.nanosecond)
        else { throw failure(.range, "a day has no such time", at: start) }
        return time
    }
}

/// Takes the fields of RFC 3339 dates and times apart; whether they name a real moment is decided elsewhere.
struct TOMLDateReader {
    typealias Day = (year: Int, month: Int, day: Int)
    typealias Time = (hour: Int, minute: Int, second: Int, nanosecond: Int)
    typealias Offset = (sign: Int, hours: Int, minutes: Int)

    private var rest: ArraySlice<UInt8>

    init(_ token: ArraySlice<UInt8>) { rest = token }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func date() -> Day? {
        guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2) else { return nil }
        return (year, month, day)
    }

    mutating func takeSeparator() -> Bool { take("T") || take("t") || take(" ") }

    mutating func time() -> Time? {
        guard let hour = number(2), take(":"), let minute = number(2), take(":"), let second = number(2) else {
            return nil
        }
        guard take(".") else { return (hour, minute, second, 0) }
        let fraction = rest.prefix(while: \.isDecimalDigit)
        guard !fraction.isEmpty else { return nil }
        rest = rest.dropFirst(fraction.count)
        // TOML 1.0, "Local Time": precision that an implementation does not hold is truncated, not rounded.
        var nanosecond = 0
        for place in 0..<9 {
            let digit = place < fraction.count ? Int(fraction[fraction.startIndex + place] - UInt8(ascii: "0")) : 0
            nanosecond = nanosecond * 10 + digit
        }
        return (hour, minute, second, nanosecond)
    }

    mutating func offset() -> Offset? {
        if take("Z") || take("z") { return (1, 0, 0) }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2), take(":"), let minutes = number(2) else { return nil }
        return (sign, hours, minutes)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func number(_ width: Int) -> Int? {
        let digits = rest.prefix(width)
        guard digits.count == width, digits.allSatisfy(\.isDecimalDigit) else { return nil }
        rest = rest.dropFirst(width)
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
