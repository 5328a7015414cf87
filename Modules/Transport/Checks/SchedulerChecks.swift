/// The rules of ``Scheduler``, each as a check.
public enum SchedulerChecks {
    public static let all = [
        TransportCheck("Actions come in the order of their deadlines, and for equal ones in that of the calls") {
            bench, findings in
            var order: [Int] = []
            let start = bench.scheduler.clock.now
            for (index, delay) in [30, 10, 20, 10, 0].enumerated() {
                bench.scheduler.schedule(at: start + .milliseconds(delay)) { order.append(index) }
            }
            findings.expect(order.isEmpty, "an action came from inside the call")
            bench.pass(.milliseconds(30))
            findings.expect(bench.run { order.count == 5 }, "only \(order.count) came")
            findings.expect(order == [4, 1, 3, 2, 0], "the order was \(order)")
        },
        TransportCheck("No action comes before its deadline") { bench, findings in
            var early = 0
            var count = 0
            for delay in [1, 5, 10, 20] {
                let deadline = bench.scheduler.clock.now + .milliseconds(delay)
                bench.scheduler.schedule(at: deadline) {
                    count += 1
                    if bench.scheduler.clock.now < deadline { early += 1 }
                }
            }
            bench.pass(.milliseconds(20))
            findings.expect(bench.run { count == 4 }, "only \(count) came")
            findings.expect(early == 0, "\(early) came early")
        },
        TransportCheck("A cancelled action does not come, and lets go of what it holds") { bench, findings in
            var count = 0
            weak var held: RecordingHandler?
            let action: any ScheduledAction
            do {
                let handler = RecordingHandler()
                held = handler
                action = bench.scheduler.schedule(after: .milliseconds(5)) {
                    count += 1
                    _ = handler.events
                }
            }
            findings.expect(held != nil, "a pending action is not held")
            action.cancel()
            action.cancel()
            findings.expect(held == nil, "a cancelled action is still held")
            bench.pass(.milliseconds(10))
            bench.settle()
            findings.expect(count == 0, "it came all the same")
        },
        TransportCheck("A moved action comes at its new deadline alone") { bench, findings in
            var moments: [Instant] = []
            let start = bench.scheduler.clock.now
            let clock = bench.scheduler.clock
            let later = bench.scheduler.schedule(at: start + .milliseconds(5)) { moments.append(clock.now) }
            later.move(to: start + .milliseconds(20))
            findings.expect(later.deadline == start + .milliseconds(20), "its deadline is \(later.deadline)")
            bench.pass(.milliseconds(30))
            findings.expect(bench.run { !moments.isEmpty }, "it did not come")
            later.move(to: start + .milliseconds(31))
            bench.pass(.milliseconds(10))
            bench.settle()
            findings.expect(moments.count == 1, "it came \(moments.count) times")
            findings.expect(moments.allSatisfy { $0 >= start + .milliseconds(20) }, "it came at its old deadline")
        },
        TransportCheck("An action that is moved to earlier comes then, whatever else is waited for") {
            bench, findings in
            var moments: [Instant] = []
            let clock = bench.scheduler.clock
            let start = clock.now
            let other = bench.scheduler.schedule(at: start + .seconds(2)) {}
            let action = bench.scheduler.schedule(at: start + .seconds(3)) { moments.append(clock.now) }
            action.move(to: .distantFuture)
            action.move(to: start + .milliseconds(5))
            // A fake's time does not pass by itself, and a real loop is to wait for nothing else meanwhile.
            if !bench.run(until: { !moments.isEmpty }) { bench.pass(.milliseconds(5)) }
            findings.expect(moments.count == 1, "it came \(moments.count) times")
            findings.expect(moments.allSatisfy { $0 < start + .seconds(1) }, "it came late")
            other.cancel()
        },
        TransportCheck("What is to come soon comes later, in order, each in its own turn") { bench, findings in
            var order: [Int] = []
            bench.scheduler.soon {
                order.append(1)
                bench.scheduler.soon { order.append(3) }
                if order != [1] { order.append(-1) }
            }
            bench.scheduler.soon { order.append(2) }
            findings.expect(order.isEmpty, "it came from inside the call")
            findings.expect(bench.run { order.count >= 3 }, "only \(order) came")
            findings.expect(order == [1, 2, 3], "the order was \(order)")
        },
    ]
}
