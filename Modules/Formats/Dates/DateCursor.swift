/// Walks over the text of a date, and words what it misses.
struct DateCursor {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool { index == bytes.count }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    /// Takes the longest of the words that stands here, and returns its place in the list.
    mutating func take(oneOf words: [String]) -> Int? {
        let fitting = words.indices.filter { bytes[index...].starts(with: words[$0].utf8) }
        guard let best = fitting.max(by: { words[$0].utf8.count < words[$1].utf8.count }) else { return nil }
        index += words[best].utf8.count
        return best
    }

    mutating func expect(_ literal: String, _ place: String) throws(FormatError) {
        guard bytes[index...].starts(with: literal.utf8) else {
            throw refusal("expected '\(literal)' \(place)")
        }
        index += literal.utf8.count
    }

    func expectEnd() throws(FormatError) {
        guard isAtEnd else { throw refusal("unexpected text after the date") }
    }

    /// Reads exactly so many digits.
    mutating func number(_ digits: Int, _ name: String) throws(FormatError) -> Int {
        guard bytes.count - index >= digits else { throw refusal("expected \(digits) digits for \(name)") }
        var number = 0
        for byte in bytes[index..<index + digits] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                throw refusal("expected \(digits) digits for \(name)")
            }
            number = number * 10 + Int(byte - UInt8(ascii: "0"))
        }
        index += digits
        return number
    }

    /// Reads one digit or more as a fraction of a second; what is below a nanosecond is dropped.
    mutating func fraction() throws(FormatError) -> Int {
        let start = index
        var nanoseconds = 0
        var place = 100_000_000
        while index < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index]) {
            nanoseconds += Int(bytes[index] - UInt8(ascii: "0")) * place
            place /= 10
            index += 1
        }
        guard index > start else { throw refusal("expected digits after the decimal point") }
        return nanoseconds
    }

    /// Puts date and clock together; the one place that knows about leap seconds.
    func instant(
        date: CivilDate, hour: Int, minute: Int, second: Int, nanosecond: Int, offsetSeconds: Int
    ) throws(FormatError) -> UTCTime {
        let isLeapSecond = second == 60
        guard
            let time = CivilTime(
                hour: hour, minute: minute, second: isLeapSecond ? 59 : second,
                nanosecond: isLeapSecond ? 0 : nanosecond)
        else {
            throw outOfRange("there is no time \(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))")
        }
        guard let instant = UTCTime(date: date, time: time, offsetSeconds: offsetSeconds) else {
            throw outOfRange("the instant lies outside the years 0001 to 9999 in UTC")
        }
        guard isLeapSecond else { return instant }
        let (utcDate, utcTime) = instant.civil
        guard utcDate.isLastOfMonth, utcTime.secondOfDay == 86_399 else {
            throw outOfRange("a leap second stands only at 23:59:60 UTC on the last day of a month")
        }
        guard
            let next = instant.advanced(by: .seconds(1)),
            let withFraction = UTCTime(unixSeconds: next.unixSeconds, nanosecond: nanosecond)
        else {
            throw outOfRange("the instant lies outside the years 0001 to 9999 in UTC")
        }
        return withFraction
    }

    func refusal(_ message: String) -> FormatError {
        FormatError(.date, .syntax, message, at: TextPosition(offset: index, in: bytes.span.bytes))
    }

    func outOfRange(_ message: String) -> FormatError { FormatError(.date, .range, message) }
}
