/// The deadlines of one loop, in order: what a manual scheduler and one on a system timer have in common.
///
/// A binary heap whose entries know their place, so that cancelling costs the logarithm of the count and leaves nothing
/// behind. Moving a deadline to later only notes it, since an idle timeout is moved with every message: the entry takes
/// its new place when its old deadline comes up.
public final class DeadlineQueue {
    private var heap: [Entry] = []
    private var nextOrder: UInt64 = 0
    /// Called when an entry was moved to the front, for whoever waits for the front.
    public var onEarlier: (() -> Void)?

    public init() {}

    public var count: Int { heap.count }

    /// The next deadline, to set the system's timer to.
    public var earliest: Instant? {
        settleFirst()
        return heap.first?.deadline
    }

    public func add(_ deadline: Instant, _ action: @escaping () -> Void) -> any ScheduledAction {
        let entry = Entry(queue: self, deadline: deadline, order: takeOrder(), action: action)
        entry.place = heap.count
        heap.append(entry)
        siftUp(entry.place)
        return entry
    }

    /// Takes the first action that is due.
    ///
    /// Call it until nil with the same `now`: actions may add, move and cancel.
    public func popDue(at now: Instant) -> (() -> Void)? {
        settleFirst()
        guard let first = heap.first, first.deadline <= now else { return nil }
        let action = first.action
        remove(first)
        return action
    }

    /// Puts entries that were moved to later where they belong, until the first one stands where its deadline says.
    private func settleFirst() {
        while let first = heap.first, first.key != first.deadline {
            first.key = first.deadline
            first.order = first.orderWhenMoved
            siftDown(0)
        }
    }

    private func takeOrder() -> UInt64 {
        nextOrder += 1
        return nextOrder
    }

    fileprivate func remove(_ entry: Entry) {
        let place = entry.place
        guard place >= 0 else { return }
        let last = heap.removeLast()
        if last !== entry {
            heap[place] = last
            last.place = place
            siftUp(place)
            siftDown(last.place)
        }
        entry.place = -1
        entry.action = nil
    }

    fileprivate func move(_ entry: Entry, to deadline: Instant) {
        guard entry.place >= 0 else { return }
        entry.deadline = deadline
        entry.orderWhenMoved = takeOrder()
        guard deadline <= entry.key else { return }
        entry.key = deadline
        entry.order = entry.orderWhenMoved
        siftUp(entry.place)
        siftDown(entry.place)
        if entry.place == 0 { onEarlier?() }
    }

    private func siftUp(_ start: Int) {
        var place = start
        while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
            exchange(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private func siftDown(_ start: Int) {
        var place = start
        while true {
            var smallest = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count && heap[child].isBefore(heap[smallest])
            {
                smallest = child
            }
            guard smallest != place else { return }
            exchange(place, smallest)
            place = smallest
        }
    }

    private func exchange(_ first: Int, _ second: Int) {
        heap.swapAt(first, second)
        heap[first].place = first
        heap[second].place = second
    }

    fileprivate final class Entry: ScheduledAction {
        weak var queue: DeadlineQueue?
        var deadline: Instant
        /// What it stands in the heap for: its deadline, or an earlier one that it was moved away from.
        var key: Instant
        var order: UInt64
        var orderWhenMoved: UInt64 = 0
        var action: (() -> Void)?
        /// The index in the heap, or -1 once out of it.
        var place = -1

        init(queue: DeadlineQueue, deadline: Instant, order: UInt64, action: @escaping () -> Void) {
            self.queue = queue
            self.deadline = deadline
            key = deadline
            self.order = order
            self.action = action
        }

        func isBefore(_ other: Entry) -> Bool {
            (key, order) < (other.key, other.order)
        }
        func cancel() { queue?.remove(self) }
        func move(to deadline: Instant) { queue?.move(self, to: deadline) }
    }
}
