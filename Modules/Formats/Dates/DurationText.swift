/// Durations as people write them, in configuration and on the command line.
///
/// `90` (seconds), `1.5s`, `10m`, `2h30m`, `7d`, `250ms`: each unit once, the larger before the smaller, a fraction only in
/// the last part. There are no weeks, months or years, whose length is a matter of opinion.
public enum DurationText {
    /// The longest duration that is read: about a hundred years.
    public static let longest = Duration.seconds(36_500 * 86_400)

    /// Reads a duration; what is below a nanosecond is dropped.
    public static func parse(_ text: String) throws(FormatError) -> Duration {
        var cursor = DurationCursor(text)
        return try cursor.duration()
    }

    /// Writes every part, so that it reads back as the same duration: `1d2h`, `1.5s`, `0s`.
    ///
    /// What is below a nanosecond is dropped, and a negative duration is written with a sign that is not read back.
    public static func exact(_ duration: Duration) -> String {
        let parts = Parts(duration)
        let (whole, nanoseconds) = (parts.seconds, parts.nanoseconds)
        var text = ""
        for (count, name) in [(whole / 86_400, "d"), (whole / 3600 % 24, "h"), (whole / 60 % 60, "m")] where count > 0 {
            text += "\(count)\(name)"
        }
        let seconds = whole % 60
        if nanoseconds > 0, nanoseconds % 1_000_000 == 0, seconds == 0 {
            text += "\(nanoseconds / 1_000_000)ms"
        } else if nanoseconds > 0 {
            var digits = Int(nanoseconds).padded(to: 9)
            while digits.hasSuffix("0") { digits.removeLast() }
            text += "\(seconds).\(digits)s"
        } else if seconds > 0 || text.isEmpty {
            text += "\(seconds)s"
        }
        return parts.sign + text
    }

    /// The two largest parts, for people: `2 h 5 min`, `45 s`, `250 ms`.
    public static func human(_ duration: Duration) -> String {
        let parts = Parts(duration)
        return parts.sign + parts.largest.map { "\($0.count) \($0.unit.human)" }.joined(separator: " ")
    }

    /// The two largest parts without blanks, for tables: `2h5m`.
    public static func compact(_ duration: Duration) -> String {
        let parts = Parts(duration)
        return parts.sign + parts.largest.map { "\($0.count)\($0.unit.compact)" }.joined()
    }

    /// Where an instant lies, seen from now: `in 2 h`, `3 min ago`, `now` within a second.
    public static func relative(_ instant: UTCTime, to now: UTCTime) -> String {
        let parts = Parts(instant.duration(since: now))
        guard parts.seconds > 0, let largest = parts.largest.first else { return "now" }
        let text = "\(largest.count) \(largest.unit.human)"
        return parts.sign.isEmpty ? "in \(text)" : "\(text) ago"
    }

    /// A duration cut into what is printed.
    private struct Parts {
        let sign: String
        let seconds: UInt64
        let nanoseconds: UInt64

        init(_ duration: Duration) {
            let (seconds, attoseconds) = duration.components
            sign = seconds < 0 || attoseconds < 0 ? "-" : ""
            self.seconds = seconds.magnitude
            nanoseconds = attoseconds.magnitude / 1_000_000_000
        }

        /// The largest unit that is not zero, and the one below it unless that is.
        var largest: [(count: UInt64, unit: DurationUnit)] {
            let counts: [(count: UInt64, unit: DurationUnit)] = [
                (seconds / 86_400, .day), (seconds / 3600 % 24, .hour), (seconds / 60 % 60, .minute),
                (seconds % 60, .second),
            ]
            guard let first = counts.firstIndex(where: { $0.count > 0 }) else {
                let milliseconds = nanoseconds / 1_000_000
                return milliseconds > 0 ? [(milliseconds, .millisecond)] : [(0, .second)]
            }
            return counts[first..<min(first + 2, counts.count)].filter { $0.count > 0 }
        }
    }
}

/// The units that are read and written.
enum DurationUnit: CaseIterable {
    case day, hour, minute, second, millisecond

    var compact: String {
        switch self {
        case .day: "d"
        case .hour: "h"
        case .minute: "m"
        case .second: "s"
        case .millisecond: "ms"
        }
    }

    var human: String { self == .minute ? "min" : compact }

    var nanoseconds: Int64 {
        switch self {
        case .day: 86_400_000_000_000
        case .hour: 3_600_000_000_000
        case .minute: 60_000_000_000
        case .second: 1_000_000_000
        case .millisecond: 1_000_000
        }
    }
}
