/// How long to wait for a lock that somebody else holds.
public struct LockWait: Sendable {
    enum Kind { case none, forever, limited(nanoseconds: UInt64, WaitClock) }
    let kind: Kind

    /// Not at all.
    public static let none = LockWait(kind: .none)
    /// Until it is free, in the kernel's queue.
    public static let forever = LockWait(kind: .forever)
    /// For a while, asking again and again: flock(2) knows no time limit.
    public static func atMost(_ duration: Duration, by clock: WaitClock = .monotonic) -> LockWait {
        let (seconds, attoseconds) = duration.components
        let (whole, overflow) = UInt64(clamping: seconds).multipliedReportingOverflow(by: 1_000_000_000)
        let nanoseconds = UInt64(clamping: attoseconds / 1_000_000_000)
        return LockWait(kind: .limited(nanoseconds: overflow ? .max : whole &+ nanoseconds, clock))
    }

    /// The pauses between two questions: short at first, since most locks are held for a millisecond or two.
    static let firstPause: UInt64 = 500_000
    static let longestPause: UInt64 = 20_000_000
}
