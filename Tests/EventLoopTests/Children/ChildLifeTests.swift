import Testing

@testable import EventLoop

@Suite("The life of a child")
struct ChildLifeTests {
    typealias Event = ChildLife.Event
    typealias Action = ChildLife.Action
    private static let step = TeardownStep(.terminate, wait: .seconds(2))

    private static func actions(_ form: ChildCommand.Form, _ events: [Event]) -> [Action] {
        var life = ChildLife(form)
        return events.flatMap { life.handle($0) }
    }

    @Test("ends its group before it is collected, in a session")
    func natural() {
        #expect(
            Self.actions(.session, [.leaderEnded(others: true), .leaderEnded(others: true)])
                == [.stopTimer, .signal(.kill), .collect])
        #expect(Self.actions(.foreground, [.leaderEnded(others: false)]) == [.stopTimer, .collect])
    }

    @Test("goes through all steps and a last one")
    func steps() {
        #expect(
            Self.actions(
                .session,
                [.tearDown([Self.step, Self.step]), .stepOver, .stepOver, .stepOver, .leaderEnded(others: false)])
                == [
                    .stopTimer, .signal(.terminate), .startTimer(.seconds(2)), .signal(.terminate),
                    .startTimer(.seconds(2)), .signal(.kill), .signal(.kill), .stopTimer, .signal(.kill), .collect,
                ])
    }

    @Test("gives the rest of its group the time that is left")
    func others() {
        let begun: [Event] = [.tearDown([Self.step]), .leaderEnded(others: true)]
        let first: [Action] = [.stopTimer, .signal(.terminate), .startTimer(.seconds(2)), .lookAgain]
        let last: [Action] = [.stopTimer, .signal(.kill), .collect]
        #expect(Self.actions(.session, begun + [.othersSeen(true), .othersSeen(false)]) == first + [.lookAgain] + last)
        #expect(Self.actions(.session, begun + [.stepOver, .stepOver]) == first + last)
        #expect(Self.actions(.session, begun + [.tearDown([])]) == first + [.stopTimer] + last)
    }

    @Test("sends nothing to a number that somebody else gave away")
    func lost() {
        #expect(Self.actions(.session, [.lost, .stepOver, .tearDown([])]) == [.stopTimer, .collect])
    }

    @Test("always comes to be collected once the leader has ended and the steps are over, and only once")
    func always() {
        let events: [Event] = [
            .tearDown([Self.step]), .tearDown([]), .stepOver, .leaderEnded(others: true), .leaderEnded(others: false),
            .othersSeen(true), .othersSeen(false),
        ]
        var sequences: [[Event]] = [[]]
        for _ in 0..<5 { sequences = sequences.flatMap { sequence in events.map { sequence + [$0] } } }
        for sequence in sequences {
            let actions = Self.actions(
                .session, sequence + [.leaderEnded(others: false), .stepOver, .stepOver, .othersSeen(false)])
            guard actions.filter({ $0 == .collect }).count == 1, actions.suffix(2) == [.signal(.kill), .collect] else {
                Issue.record("\(sequence) led to \(actions)")
                return
            }
        }
    }

    @Test(
        "is read from a line that a name can make difficult",
        arguments: [
            ("12 (sh) S 1 34 34 0", 0x53, 34), ("12 (a) Z 9 (b) Z 1 7 7", 0x5A, 7), ("12 (x) R 1 -1 0", 0x52, -1),
        ])
    func line(_ text: String, _ state: UInt8, _ group: Int32) throws {
        let line = try #require(ProcessLine(Array(text.utf8)))
        #expect(line.state == state)
        #expect(line.group == group)
    }

    @Test("is not read from a part of a line", arguments: ["", "12 (sh", "12 (sh)", "12 (sh) S 1", "12 (sh) S 1 x"])
    func noLine(_ text: String) { #expect(ProcessLine(Array(text.utf8)) == nil) }
}
