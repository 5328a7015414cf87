/// Calls things later, on its loop and never from inside a call to the scheduler.
public protocol Scheduler: AnyObject {
    var clock: any Clock { get }

    /// Calls `action` in the first turn at or after `deadline`, in the order of deadlines; for equal ones, of calls.
    ///
    /// Never early. Late by as much as the scheduler's sweep is coarse, since one system timer serves all. The
    /// scheduler holds the deadline: dropping the returned value does not cancel it.
    @discardableResult
    func schedule(at deadline: Instant, _ action: @escaping () -> Void) -> any ScheduledAction

    /// Calls `action` in a turn of its own, soon, in the order of calls: the way out of a callback.
    func soon(_ action: @escaping () -> Void)
}

extension Scheduler {
    @discardableResult
    public func schedule(after delay: Duration, _ action: @escaping () -> Void) -> any ScheduledAction {
        schedule(at: clock.now + delay, action)
    }
}

/// A deadline that was set.
///
/// `cancel` lets go of the action at once.
public protocol ScheduledAction: Cancellable {
    var deadline: Instant { get }

    /// Sets another deadline, earlier or later; without effect once it was called or cancelled.
    ///
    /// An idle timeout is moved with every message, so this costs no allocation.
    func move(to deadline: Instant)
}
