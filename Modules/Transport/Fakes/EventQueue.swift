/// What a fake world does next: work in the order it was given, run by hand and on the spot.
///
/// It stands for the loop. Nothing runs but inside ``runUntilIdle(limit:)``, so a test decides when things happen, and
/// the same test does the same each time.
public final class EventQueue {
    private var work: [() -> Void] = []
    private var next = 0
    private var isRunning = false

    public init() {}

    public var isIdle: Bool { next == work.count }

    /// Adds a turn.
    public func add(_ turn: @escaping () -> Void) { work.append(turn) }

    /// Runs turns, and those they add, until none is left; false if there are still some after `limit`.
    ///
    /// From inside a turn it does nothing: a loop does not run within itself.
    @discardableResult
    public func runUntilIdle(limit: Int = 1_000_000) -> Bool {
        guard !isRunning else { return false }
        isRunning = true
        defer { isRunning = false }
        var turns = 0
        while runOne() {
            turns += 1
            if turns == limit { return isIdle }
        }
        return true
    }

    private func runOne() -> Bool {
        guard next < work.count else { return false }
        let turn = work[next]
        next += 1
        if next == work.count {
            work.removeAll(keepingCapacity: true)
            next = 0
        } else if next >= 1024, next * 2 > work.count {
            work.removeFirst(next)
            next = 0
        }
        turn()
        return true
    }
}
