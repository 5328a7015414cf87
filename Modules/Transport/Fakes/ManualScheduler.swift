/// A scheduler whose time passes when a test says so.
public final class ManualScheduler: Scheduler {
    public let manualClock: ManualClock
    private let events: EventQueue
    private let deadlines = DeadlineQueue()

    public var clock: any Clock { manualClock }

    public init(clock: ManualClock = ManualClock(), events: EventQueue = EventQueue()) {
        self.manualClock = clock
        self.events = events
    }

    /// Deadlines that were neither reached nor cancelled.
    public var pendingCount: Int { deadlines.count }

    public func schedule(at deadline: Instant, _ action: @escaping () -> Void) -> any ScheduledAction {
        deadlines.add(deadline, action)
    }

    public func soon(_ action: @escaping () -> Void) { events.add(action) }

    /// Lets time pass: stops at each deadline, calls what is due and lets everything settle before it goes on.
    public func advance(by duration: Duration) {
        let end = manualClock.now + duration
        events.runUntilIdle()
        while let deadline = deadlines.earliest, deadline <= end {
            manualClock.move(to: deadline)
            while let action = deadlines.popDue(at: manualClock.now) {
                action()
                events.runUntilIdle()
            }
        }
        manualClock.move(to: end)
        events.runUntilIdle()
    }

    /// Lets time pass up to the next deadline; false if there is none.
    @discardableResult
    public func advanceToNextDeadline() -> Bool {
        guard let deadline = deadlines.earliest else { return false }
        advance(by: max(.zero, deadline - manualClock.now))
        return true
    }
}
