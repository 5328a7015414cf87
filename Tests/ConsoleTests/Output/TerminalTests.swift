import Console
import Testing

@Suite("What is at the other end of a stream")
struct TerminalTests {
    private static let tty = Terminal.Facts(isTerminal: true, columns: 120, rows: 40)

    @Test(
        "decides about colour: the option, a refusal, a wish, and only then the terminal",
        arguments: [
            (true, [:], ColourChoice.auto, true), (false, [:], .auto, false), (false, [:], .always, true),
            (true, [:], .never, false), (true, ["NO_COLOR": "1"], .auto, false), (true, ["NO_COLOR": ""], .auto, true),
            (true, ["NO_COLOR": "1"], .always, true), (false, ["CLICOLOR_FORCE": "1"], .auto, true),
            (false, ["CLICOLOR_FORCE": "0"], .auto, false),
            (false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], .auto, false),
            (false, ["CLICOLOR_FORCE": "1"], .never, false), (true, ["TERM": "dumb"], .auto, false),
            (true, ["TERM": "dumb"], .always, true), (true, ["TERM": "xterm"], .auto, true),
        ] as [(Bool, [String: String], ColourChoice, Bool)])
    func colour(_ isTerminal: Bool, _ environment: [String: String], _ choice: ColourChoice, _ expected: Bool) {
        let facts = isTerminal ? Self.tty : .none
        #expect(Terminal(facts, TerminalPreferences(environment), colour: choice).hasColour == expected)
    }

    @Test(
        "decides about width: the user's, the terminal's, or 80",
        arguments: [
            (Terminal.Facts.none, [:], 80), (tty, [:], 120), (tty, ["COLUMNS": "60"], 60),
            (.none, ["COLUMNS": "60"], 60),
            (tty, ["COLUMNS": "0"], 120), (tty, ["COLUMNS": "x"], 120), (tty, ["COLUMNS": "-5"], 120),
            (tty, ["COLUMNS": ""], 120),
            (tty, ["COLUMNS": "99999999999999999999"], 120), (tty, ["COLUMNS": "1"], 20),
            (.init(isTerminal: true, columns: 0), [:], 80), (tty, ["COLUMNS": "9999999"], 1000),
        ] as [(Terminal.Facts, [String: String], Int)])
    func width(_ facts: Terminal.Facts, _ environment: [String: String], _ expected: Int) {
        #expect(Terminal(facts, TerminalPreferences(environment)).width == expected)
    }

    @Test("decides about redrawing: a terminal that is not dumb")
    func interactive() {
        #expect(Terminal(Self.tty, TerminalPreferences()).isInteractive)
        #expect(!Terminal(Self.tty, TerminalPreferences(["TERM": "dumb"])).isInteractive)
        #expect(!Terminal(.none, TerminalPreferences()).isInteractive)
    }
}
