import CLinux
import Glibc

/// A timer that a poller can wait for.
public struct Ticker: ~Copyable {
    public let descriptor: Int32

    public init() throws(SystemFailure) {
        descriptor = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK))
        guard descriptor >= 0 else { throw SystemFailure("timerfd_create") }
    }

    deinit { close(descriptor) }

    /// Ticks every so many milliseconds from now on; never with 0.
    public func tick(everyMilliseconds milliseconds: Int) {
        let interval = timespec(tv_sec: 0, tv_nsec: milliseconds * 1_000_000)
        var setting = itimerspec(it_interval: interval, it_value: interval)
        timerfd_settime(descriptor, 0, &setting, nil)
    }

    /// Ticks since this was last asked.
    public func passed() -> UInt64 {
        var ticks: UInt64 = 0
        return read(descriptor, &ticks, 8) == 8 ? ticks : 0
    }
}
