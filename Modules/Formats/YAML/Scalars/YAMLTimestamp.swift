/// A date, or a date and time, as YAML 1.1 writes them; without an offset it names no instant.
public struct YAMLTimestamp: Hashable, Sendable, CustomStringConvertible {
    public let date: CivilDate
    public let time: CivilTime?
    /// Minutes east of Greenwich; nil when the text names none.
    public let offsetMinutes: Int?

    public init(date: CivilDate, time: CivilTime? = nil, offsetMinutes: Int? = nil) {
        self.date = date
        self.time = time
        self.offsetMinutes = time == nil ? nil : offsetMinutes
    }

    init(_ text: String) throws(FormatError) {
        guard let fields = YAMLTimestampFields(Array(text.utf8)) else {
            throw FormatError(.yaml, .shape, "'\(text.excerpt)' is tagged as a timestamp, but is none")
        }
        let impossible = FormatError(
            .yaml, .range, "there is no such date or time as '\(text.excerpt)'; if it is text, quote it")
        guard let date = CivilDate(year: fields.year, month: fields.month, day: fields.day) else { throw impossible }
        guard let clock = fields.clock else {
            self.init(date: date)
            return
        }
        // As in Python: an offset is less than a day.
        guard
            let time = CivilTime(
                hour: clock.hour, minute: clock.minute, second: clock.second, nanosecond: clock.nanosecond),
            abs(fields.offsetMinutes ?? 0) < 24 * 60
        else { throw impossible }
        self.init(date: date, time: time, offsetMinutes: fields.offsetMinutes)
    }

    /// The instant it names; nil without a time and an offset.
    public var instant: UTCTime? {
        guard let time, let offsetMinutes else { return nil }
        return UTCTime(date: date, time: time, offsetSeconds: offsetMinutes * 60)
    }

    public var description: String {
        guard let time else { return date.description }
        guard let offsetMinutes else { return "\(date)T\(time)" }
        return "\(date)T\(time)" + RFC3339.offsetText(seconds: offsetMinutes * 60)
    }
}

/// The numbers of a timestamp, not yet checked against the calendar.
struct YAMLTimestampFields {
    let year: Int
    let month: Int
    let day: Int
    private(set) var clock: (hour: Int, minute: Int, second: Int, nanosecond: Int)?
    private(set) var offsetMinutes: Int?

    /// Nil unless the text has the shape of PyYAML's `timestamp_regexp`.
    init?(_ text: [UInt8]) {
        var cursor = YAMLCursor(text)
        guard let year = cursor.takeNumber(4...4), cursor.take("-"), let month = cursor.takeNumber(1...2),
            cursor.take("-"), let day = cursor.takeNumber(1...2)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
        if cursor.isAtEnd { return }

        guard cursor.take(anyOf: "Tt") || cursor.skip(\.isBlank) > 0,
            let hour = cursor.takeNumber(1...2), cursor.take(":"), let minute = cursor.takeNumber(2...2),
            cursor.take(":"), let second = cursor.takeNumber(2...2)
        else { return nil }
        clock = (hour, minute, second, cursor.take(".") ? cursor.takeNanoseconds() : 0)
        if cursor.isAtEnd { return }

        _ = cursor.skip(\.isBlank)
        if cursor.take("Z") {
            offsetMinutes = 0
        } else {
            let isWest = cursor.next == UInt8(ascii: "-")
            guard cursor.take(anyOf: "+-"), let hours = cursor.takeNumber(1...2) else { return nil }
            var minutes = 0
            if cursor.take(":") {
                guard let read = cursor.takeNumber(2...2) else { return nil }
                minutes = read
            }
            offsetMinutes = (isWest ? -1 : 1) * (hours * 60 + minutes)
        }
        guard cursor.isAtEnd else { return nil }
    }
}
