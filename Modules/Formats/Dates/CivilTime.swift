/// A time of day as a clock shows it, without a leap second.
public struct CivilTime: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let hour: Int
    public let minute: Int
    public let second: Int
    public let nanosecond: Int

    /// Nil when no clock shows it.
    public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
            (0...999_999_999).contains(nanosecond)
        else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
        self.nanosecond = nanosecond
    }

    init(secondOfDay: Int, nanosecond: Int) {
        hour = secondOfDay / 3600
        minute = secondOfDay / 60 % 60
        second = secondOfDay % 60
        self.nanosecond = nanosecond
    }

    public var secondOfDay: Int { hour * 3600 + minute * 60 + second }

    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        (left.secondOfDay, left.nanosecond) < (right.secondOfDay, right.nanosecond)
    }

    /// `HH:MM:SS`, with as many digits of a fraction as say something.
    public var description: String {
        let clock = "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
        guard nanosecond > 0 else { return clock }
        var digits = nanosecond.padded(to: 9)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(clock).\(digits)"
    }
}
