/// What becomes of a child, as a value: events in, actions out.
///
/// **The group.** While a session's leader is not collected (wait(2)), its number cannot be given to another process or
/// group, be it dead. So everything that is sent to the group is sent before the leader is collected, and the last of
/// it is SIGKILL: no member outlives its leader, unless it has left the group, and no stranger is hit.
struct ChildLife {
    enum Event: Hashable {
        case tearDown([TeardownStep])
        /// The time of a step is over.
        case stepOver
        /// The child itself has ended and is not collected; `others` of its group may live.
        case leaderEnded(others: Bool)
        /// Somebody looked again.
        case othersSeen(Bool)
        /// Somebody else has collected the child: its number means nothing any more.
        case lost
    }

    enum Action: Hashable {
        /// To the group of a session, to the process alone in the foreground.
        case signal(Signal)
        case startTimer(Duration)
        case stopTimer
        /// Look again in a while whether others of the group live.
        case lookAgain
        /// Collect the child and tell.
        case collect
    }

    private enum State {
        case running
        /// Those in the group that the leader left behind have the rest of the teardown to end as well.
        case waitingForOthers
        case done
    }

    private let form: ChildCommand.Form
    private var state = State.running
    private var steps: ArraySlice<TeardownStep> = []
    private(set) var isTornDown = false

    init(_ form: ChildCommand.Form) { self.form = form }

    mutating func handle(_ event: Event) -> [Action] {
        switch (state, event) {
        case (.done, _): return []
        case (_, .lost):
            state = .done
            return [.stopTimer, .collect]
        case (_, .tearDown(let steps)):
            isTornDown = true
            self.steps = steps[...]
            return [.stopTimer] + nextStep()
        case (_, .stepOver):
            return nextStep()
        case (.running, .leaderEnded(let others)):
            guard form == .session else { return finish(killing: false) }
            guard isTornDown, others else { return finish(killing: true) }
            state = .waitingForOthers
            return [.lookAgain]
        case (.waitingForOthers, .othersSeen(let others)):
            return others ? [.lookAgain] : finish(killing: true)
        case (.waitingForOthers, .leaderEnded), (.running, .othersSeen):
            return []
        }
    }

    private mutating func nextStep() -> [Action] {
        if let step = steps.popFirst() { return [.signal(step.signal), .startTimer(step.wait)] }
        return state == .waitingForOthers ? finish(killing: true) : [.signal(.kill)]
    }

    private mutating func finish(killing: Bool) -> [Action] {
        state = .done
        return [.stopTimer] + (killing ? [.signal(.kill)] : []) + [.collect]
    }
}
