import Console
import Synchronization
import Testing

@Suite("Progress")
struct ProgressTests {
    private static func seconds(_ value: Double) -> Duration { .milliseconds(Int64(value * 1000)) }

    /// The state behind a reference, since an expectation cannot change a value.
    private final class Driver {
        private var state: ProgressState

        init(label: String, total: Int? = nil, form: ProgressState.Form, start: Duration) {
            state = ProgressState(label: label, total: total, form: form, start: start)
        }

        func update(completed: Int? = nil, now: Duration) -> String? { state.update(completed: completed, now: now) }
        func finish(now: Duration) -> String? { state.finish(now: now) }
    }

    @Test("says nothing of an operation that is over within a second")
    func patience() {
        for form in [ProgressState.Form.lines, .redrawn(width: 80)] {
            let state = Driver(label: "Copying", total: 10, form: form, start: .seconds(100))
            #expect(state.update(completed: 3, now: Self.seconds(100.9)) == nil)
            #expect(state.finish(now: Self.seconds(100.95)) == nil)
        }
    }

    @Test("redraws a bar ten times a second at most and takes it away at the end")
    func bar() {
        let state = Driver(label: "Copying", total: 10, form: .redrawn(width: 40), start: .zero)
        #expect(state.update(completed: 5, now: .seconds(1)) == "\r\u{1B}[KCopying [###########------------] 5/10")
        #expect(state.update(completed: 6, now: Self.seconds(1.05)) == nil)
        #expect(state.update(now: Self.seconds(1.1)) == "\r\u{1B}[KCopying [#############----------] 6/10")
        #expect(state.finish(now: .seconds(2)) == "\r\u{1B}[K")
        #expect(state.finish(now: .seconds(2)) == nil)
        #expect(state.update(completed: 7, now: .seconds(9)) == nil)
    }

    @Test("is a spinner without a total, with a counter once there is one")
    func spinner() {
        let state = Driver(label: "Waiting", form: .redrawn(width: 40), start: .zero)
        #expect(state.update(now: .seconds(1)) == "\r\u{1B}[K\\ Waiting")
        #expect(state.update(completed: 12, now: .seconds(2)) == "\r\u{1B}[K| Waiting: 12")
    }

    @Test("is a plain line every ten seconds where no terminal is, and one at the end")
    func lines() {
        let state = Driver(label: "Copying", total: 10, form: .lines, start: .zero)
        #expect(state.update(completed: 1, now: .seconds(2)) == "Copying: 1 of 10\n")
        #expect(state.update(completed: 2, now: .seconds(11)) == nil)
        #expect(state.update(completed: 7, now: .seconds(12)) == "Copying: 7 of 10\n")
        #expect(state.finish(now: .seconds(13)) == "Copying: done after 13 s\n")
    }

    @Test(
        "fits a narrow terminal and survives odd numbers",
        arguments: [(5, 3), (-1, 0), (Int.max, 1), (3, Int.max), (0, 0)])
    func odd(_ completed: Int, _ total: Int) throws {
        for width in [20, 24, 80] {
            let state = Driver(label: "予備のコピー\u{1B}", total: total, form: .redrawn(width: width), start: .zero)
            let text = try #require(state.update(completed: completed, now: .seconds(5)))
            let drawn = String(text.dropFirst("\r\u{1B}[K".count))
            #expect(DisplayWidth.of(drawn) < width && !drawn.contains("\u{1B}"))
        }
    }

    @Test("is written to standard error only, by a clock that is passed in")
    func writer() {
        let errors = RecordingSink()
        let output = RecordingSink()
        let console = Console(
            output: output, errors: errors, errorFacts: .init(isTerminal: true, columns: 40), preferences: .init())
        let clock = Clock()
        let progress = Progress("Copying", console: console) { clock.now }
        progress.advance(to: 1)
        clock.advance(.seconds(2))
        progress.advance(to: 2)
        progress.finish()
        #expect(errors.text == "\r\u{1B}[K\\ Copying: 2\r\u{1B}[K")
        #expect(output.text == "")
    }

    private final class Clock: Sendable {
        private let time = Mutex(Duration.zero)
        var now: Duration { time.withLock { $0 } }
        func advance(_ step: Duration) { time.withLock { $0 += step } }
    }
}
