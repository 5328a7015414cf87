import CLibuv
import Transport

/// A loop's time, read once a turn.
final class LoopClock: Clock {
    private let uv: UnsafeMutablePointer<uv_loop_t>
    private var wall: (turn: UInt64, time: WallTime)?

    init(_ uv: UnsafeMutablePointer<uv_loop_t>) { self.uv = uv }

    /// libuv's time has whole milliseconds.
    var now: Instant { Instant(nanoseconds: Int64(clamping: uv_now(uv)).multipliedReportingOverflow(by: 1_000_000).0) }

    var wallTime: WallTime {
        let turn = uv_now(uv)
        if let wall, wall.turn == turn { return wall.time }
        let time = System.wallTime
        wall = (turn, time)
        return time
    }

    /// Rounded up, so that no deadline is met early.
    func milliseconds(until deadline: Instant) -> UInt64 {
        let nanoseconds = deadline.nanoseconds
        let whole = nanoseconds / 1_000_000 + (nanoseconds % 1_000_000 > 0 ? 1 : 0)
        let now = Int64(clamping: uv_now(uv))
        return whole > now ? UInt64(whole - now) : 0
    }
}
