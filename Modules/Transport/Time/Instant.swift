/// A moment on a clock that only moves forward; comparable within one process alone.
public struct Instant: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Since a moment that means nothing.
    public let nanoseconds: Int64

    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// Later than all others: a deadline that never comes.
    public static let distantFuture = Instant(nanoseconds: .max)

    public static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Saturates: a deadline that a configuration puts ten thousand years away is ``distantFuture``.
    public static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(nanoseconds: Saturating.sum(instant.nanoseconds, Saturating.nanoseconds(duration)))
    }

    public static func - (instant: Instant, duration: Duration) -> Instant {
        Instant(nanoseconds: Saturating.difference(instant.nanoseconds, Saturating.nanoseconds(duration)))
    }

    /// The time from the right to the left.
    public static func - (left: Instant, right: Instant) -> Duration {
        .nanoseconds(Saturating.difference(left.nanoseconds, right.nanoseconds))
    }

    public var description: String { "\(nanoseconds) ns" }
}
