/// The date of HTTP heads: `Sun, 06 Nov 1994 08:49:37 GMT` (IMF-fixdate, RFC 9110 section 5.6.7).
public enum HTTPDateText {
    public static let length = 29
    private static let days: StaticString = "ThuFriSatSunMonTueWed"
    private static let months: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"
    /// The years 0 to 9999, of which the four digits can speak.
    private static let seconds = -62_167_219_200...253_402_300_799

    /// Writes the date; seconds since 1970 outside of the years 0 to 9999 are brought to the nearest end.
    public static func write(secondsSinceEpoch: Int, to buffer: inout ByteBuffer) {
        let time = min(max(secondsSinceEpoch, seconds.lowerBound), seconds.upperBound)
        let (day, second) = floorDivide(time, 86_400)
        let date = civil(fromDay: day)
        buffer.append(UnsafeRawPointer(days.utf8Start) + 3 * floorDivide(day, 7).remainder, 3)
        buffer.append(", ")
        appendTwoDigits(date.day, to: &buffer)
        buffer.append(ASCII.space)
        buffer.append(UnsafeRawPointer(months.utf8Start) + 3 * (date.month - 1), 3)
        buffer.append(ASCII.space)
        appendTwoDigits(date.year / 100, to: &buffer)
        appendTwoDigits(date.year % 100, to: &buffer)
        buffer.append(ASCII.space)
        appendTwoDigits(second / 3600, to: &buffer)
        buffer.append(ASCII.colon)
        appendTwoDigits(second / 60 % 60, to: &buffer)
        buffer.append(ASCII.colon)
        appendTwoDigits(second % 60, to: &buffer)
        buffer.append(" GMT")
    }

    /// Reads this form and no other; nil for anything that is not exactly a date of it, the name of the day included.
    ///
    /// A leap second, which the grammar allows, is taken for the second after it.
    public static func secondsSinceEpoch(_ text: RawSpan) -> Int? {
        text.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, bytes.count == length else { return nil }
            return parse(base)
        }
    }

    private static func parse(_ base: UnsafeRawPointer) -> Int? {
        guard let day = digits(base, 5, 2), let year = digits(base, 12, 4), let hour = digits(base, 17, 2),
            let minute = digits(base, 20, 2), let second = digits(base, 23, 2), hour < 24, minute < 60, second <= 60,
            let month = (1...12).first(where: { isText(months, 3 * ($0 - 1), base, 8) })
        else { return nil }
        guard isText(", ", 0, base, 3), ByteScan.byte(base, 7) == ASCII.space, ByteScan.byte(base, 11) == ASCII.space,
            ByteScan.byte(base, 16) == ASCII.space, ByteScan.byte(base, 19) == ASCII.colon,
            ByteScan.byte(base, 22) == ASCII.colon, isText(" GMT", 0, base, 25)
        else { return nil }
        let number = dayNumber(year, month, day)
        let back = civil(fromDay: number)
        guard back.year == year, back.month == month, back.day == day,
            isText(days, 3 * floorDivide(number, 7).remainder, base, 0)
        else { return nil }
        return number * 86_400 + hour * 3600 + minute * 60 + second
    }

    private static func digits(_ base: UnsafeRawPointer, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for offset in start..<start + count {
            let byte = ByteScan.byte(base, offset)
            guard ASCII.isDigit(byte) else { return nil }
            value = value * 10 + Int(byte &- ASCII.zero)
        }
        return value
    }

    /// Whether `text`, from `offset` to its end but at most three bytes of it, stands at `position`.
    private static func isText(_ text: StaticString, _ offset: Int, _ base: UnsafeRawPointer, _ position: Int) -> Bool {
        let count = min(text.utf8CodeUnitCount - offset, text.utf8CodeUnitCount > 4 ? 3 : 4)
        return (0..<count).allSatisfy { text.utf8Start[offset + $0] == ByteScan.byte(base, position + $0) }
    }

    private static func appendTwoDigits(_ value: Int, to buffer: inout ByteBuffer) {
        buffer.append(ASCII.zero &+ UInt8(truncatingIfNeeded: value / 10))
        buffer.append(ASCII.zero &+ UInt8(truncatingIfNeeded: value % 10))
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    /// Days since 1970 of a date of the Gregorian calendar; years are counted from March, so that the leap day is the
    /// last of its year.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let (era, yearOfEra) = floorDivide(shifted, 400)
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func civil(fromDay number: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = floorDivide(number + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}
