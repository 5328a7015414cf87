/// What time it is.
///
/// A loop's clock stands still within a turn.
public protocol Clock {
    /// For deadlines and durations.
    var now: Instant { get }
    /// For logs, and for comparing with dates from elsewhere.
    var wallTime: WallTime { get }
}
