import Console
import Testing

@Suite("Frames of a live view")
struct LiveScreenTests {
    /// The screen behind a reference, since an expectation cannot change a value.
    private final class Driver {
        var screen: LiveScreen

        init(_ mode: LiveMode) { screen = LiveScreen(mode: mode) }

        func frame(_ lines: StyledText...) -> String { screen.frame(lines, width: 10, height: 3, inColour: false) }
    }

    @Test("on a screen of their own begin at its corner")
    func alternate() {
        let view = Driver(.alternateScreen)
        #expect(view.frame("a", "b") == "\u{1B}[Ha\u{1B}[K\nb\u{1B}[K\u{1B}[J")
        #expect(view.frame("c") == "\u{1B}[Hc\u{1B}[K\u{1B}[J")
    }

    @Test("in place go back over the last frame, and only over that")
    func inPlace() {
        let view = Driver(.inPlace)
        #expect(view.frame("a", "b") == "\ra\u{1B}[K\nb\u{1B}[K\u{1B}[J")
        #expect(view.frame("c") == "\r\u{1B}[1Ac\u{1B}[K\u{1B}[J")
        #expect(view.frame("d") == "\rd\u{1B}[K\u{1B}[J")
        _ = view.frame("a", "b")
        view.screen.forget()
        #expect(view.frame("e") == "\re\u{1B}[K\u{1B}[J")
    }

    @Test("are cut to the terminal, and a line stays one line")
    func cuts() {
        let view = Driver(.alternateScreen)
        let text = view.frame("0123456789abc", "a\nb\u{1B}", "c", "d")
        #expect(text == "\u{1B}[H012345678…\u{1B}[K\na\\nb\\x1b\u{1B}[K\nc\u{1B}[K\u{1B}[J")
    }
}
