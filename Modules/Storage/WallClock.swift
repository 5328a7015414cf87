import Formats

/// The time of day, for dates that a person reads.
public struct WallClock: Sendable {
    /// Seconds since 1970.
    public let seconds: @Sendable () -> Int64

    /// A clock that this function reads.
    public init(seconds: @escaping @Sendable () -> Int64) { self.seconds = seconds }

    /// The system's clock.
    public static let system = WallClock { System.wallSeconds }

    /// The second in UTC, as RFC 3339 writes it.
    public static func text(_ seconds: Int64) -> String {
        UTCTime(unixSeconds: seconds)?.rfc3339() ?? "second \(seconds)"
    }

    /// The second in UTC, in a form that file names can carry.
    static func compactText(_ seconds: Int64) -> String {
        text(seconds).filter { $0 != "-" && $0 != ":" }
    }
}
