import Harness
import Testing
import Transport

@Suite("Deadlines against a list that is searched")
struct DeadlineModelTests {
    private struct Expected {
        var deadline: Int64
        var order: Int
    }

    @Test("come in the same order, whatever was moved to and fro, cancelled and added meanwhile", arguments: 0..<40)
    func model(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let queue = DeadlineQueue()
        var model: [Int: Expected] = [:]
        var actions: [Int: any ScheduledAction] = [:]
        var calls = 0
        var due: [Int] = []
        var now: Int64 = 0
        for step in 0..<600 {
            calls += 1
            let deadline = now + Int64.random(in: 0..<20, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4:
                actions[step] = queue.add(Instant(nanoseconds: deadline)) { due.append(step) }
                model[step] = Expected(deadline: deadline, order: calls)
            case 4..<7:
                guard let key = model.keys.sorted().randomElement(using: &random) else { continue }
                actions[key]?.move(to: Instant(nanoseconds: deadline))
                model[key] = Expected(deadline: deadline, order: calls)
            case 7:
                guard let key = model.keys.sorted().randomElement(using: &random) else { continue }
                actions[key]?.cancel()
                model[key] = nil
            default:
                now += Int64.random(in: 0..<6, using: &random)
                let expected = model.filter { $0.value.deadline <= now }
                    .sorted { ($0.value.deadline, $0.value.order) < ($1.value.deadline, $1.value.order) }
                    .map(\.key)
                due = []
                while let action = queue.popDue(at: Instant(nanoseconds: now)) { action() }
                #expect(due == expected)
                for key in expected { model[key] = nil }
            }
            #expect(queue.count == model.count)
            #expect(queue.earliest?.nanoseconds == model.values.map(\.deadline).min())
        }
    }
}
