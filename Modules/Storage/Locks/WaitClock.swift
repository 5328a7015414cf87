/// The clock that waiting for a lock goes by.
public struct WaitClock: Sendable {
    /// Nanoseconds since some moment in the past, never going back.
    let now: @Sendable () -> UInt64
    /// Pauses the calling thread.
    let pause: @Sendable (_ nanoseconds: UInt64) -> Void

    public init(now: @escaping @Sendable () -> UInt64, pause: @escaping @Sendable (_ nanoseconds: UInt64) -> Void) {
        self.now = now
        self.pause = pause
    }

    /// The kernel's clock that is never set.
    public static let monotonic = WaitClock(
        now: { System.monotonicNanoseconds }, pause: { System.pause(nanoseconds: $0) })
}
