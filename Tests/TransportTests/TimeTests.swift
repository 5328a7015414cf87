import Testing
import Transport

@Suite("Time")
struct TimeTests {
    @Test("does not overflow, whatever the durations")
    func saturation() {
        let now = Instant(nanoseconds: 5)
        #expect(now + .seconds(Int64.max) == .distantFuture)
        #expect(now - .seconds(Int64.max) < now)
        #expect(now + .seconds(Int64.min) < now)
        #expect(Instant.distantFuture + .seconds(1) == .distantFuture)
        #expect(Instant(nanoseconds: .min) - Instant.distantFuture == .nanoseconds(Int64.min))
        #expect(WallTime(secondsSinceEpoch: .max).nanosecondsSinceEpoch == .max)
        #expect(WallTime(secondsSinceEpoch: .min) + .seconds(Int64.min) == WallTime(nanosecondsSinceEpoch: .min))
    }

    @Test("adds, subtracts and rounds down")
    func arithmetic() {
        #expect(Instant(nanoseconds: 5) + .microseconds(2) == Instant(nanoseconds: 2005))
        #expect(Instant(nanoseconds: 2005) - Instant(nanoseconds: 5) == .microseconds(2))
        #expect(Instant(nanoseconds: 2005) - .nanoseconds(5) == Instant(nanoseconds: 2000))
        #expect(WallTime(nanosecondsSinceEpoch: -1).secondsSinceEpoch == -1)
        #expect(WallTime(nanosecondsSinceEpoch: 1_999_999_999).secondsSinceEpoch == 1)
        #expect(WallTime(secondsSinceEpoch: 3) - WallTime(secondsSinceEpoch: 1) == .seconds(2))
    }

    @Test("moved by hand stops at each deadline, also at those that are added on the way")
    func advance() {
        let scheduler = ManualScheduler()
        let start = scheduler.clock.now
        var moments: [Duration] = []
        func note() { moments.append(scheduler.clock.now - start) }
        scheduler.schedule(after: .seconds(2)) {
            note()
            scheduler.schedule(after: .seconds(3)) { note() }
        }
        scheduler.schedule(after: .seconds(4)) { note() }
        scheduler.schedule(after: .seconds(60)) { note() }
        let wall = scheduler.clock.wallTime
        scheduler.advance(by: .seconds(10))
        #expect(moments == [.seconds(2), .seconds(4), .seconds(5)])
        #expect(scheduler.clock.now - start == .seconds(10))
        #expect(scheduler.clock.wallTime - wall == .seconds(10))
        #expect(scheduler.pendingCount == 1)
        #expect(scheduler.advanceToNextDeadline())
        #expect(moments.last == .seconds(60))
        #expect(!scheduler.advanceToNextDeadline())
    }

    @Test("queues thousands of deadlines in order while some are moved and cancelled")
    func heap() {
        let queue = DeadlineQueue()
        var due: [Int64] = []
        var actions: [any ScheduledAction] = []
        for index in 0..<5000 {
            let deadline = Int64(index * 7919 % 5000)
            actions.append(queue.add(Instant(nanoseconds: deadline)) { due.append(deadline) })
        }
        var expected = Set((0..<5000).map { Int64($0 * 7919 % 5000) })
        for (index, action) in actions.enumerated() where index % 3 == 0 {
            expected.remove(action.deadline.nanoseconds)
            if index % 2 == 0 { action.cancel() } else { action.move(to: Instant(nanoseconds: 1_000_000)) }
        }
        #expect(queue.earliest == expected.min().map { Instant(nanoseconds: $0) })
        while let action = queue.popDue(at: Instant(nanoseconds: 999_999)) { action() }
        #expect(due == expected.sorted())
        #expect(queue.count == actions.indices.filter { $0 % 6 == 3 }.count)
        #expect(queue.popDue(at: Instant(nanoseconds: 999_999)) == nil)
        #expect(queue.popDue(at: Instant(nanoseconds: 1_000_000)) != nil)
    }
}
