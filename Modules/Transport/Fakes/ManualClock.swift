/// A clock that stands still until it is moved; both of its times move together.
public final class ManualClock: Clock {
    public private(set) var now: Instant
    /// Settable, because the wall clock of a real system jumps.
    public var wallTime: WallTime

    public init(now: Instant = Instant(nanoseconds: 0), wallTime: WallTime = WallTime(secondsSinceEpoch: 1_700_000_000))
    {
        self.now = now
        self.wallTime = wallTime
    }

    /// Moves forward to a moment; backwards it does not go.
    func move(to instant: Instant) {
        guard instant > now else { return }
        wallTime = wallTime + (instant - now)
        now = instant
    }
}
