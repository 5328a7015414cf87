/// The two streams a command talks through, with what is at their other ends.
public struct Console: Sendable {
    public let output: any TextSink
    public let errors: any TextSink
    public let outputTerminal: Terminal
    public let errorTerminal: Terminal
    private let outputFacts: Terminal.Facts
    private let errorFacts: Terminal.Facts
    private let preferences: TerminalPreferences

    public init(
        output: any TextSink, outputFacts: Terminal.Facts = .none, errors: any TextSink,
        errorFacts: Terminal.Facts = .none, preferences: TerminalPreferences = TerminalPreferences(),
        colour: ColourChoice = .auto
    ) {
        self.output = output
        self.errors = errors
        self.outputFacts = outputFacts
        self.errorFacts = errorFacts
        self.preferences = preferences
        outputTerminal = Terminal(outputFacts, preferences, colour: colour)
        errorTerminal = Terminal(errorFacts, preferences, colour: colour)
    }

    /// The same streams after `--color` was read.
    public func coloured(_ choice: ColourChoice) -> Console {
        Console(
            output: output, outputFacts: outputFacts, errors: errors, errorFacts: errorFacts, preferences: preferences,
            colour: choice)
    }

    /// Writes lines to standard output; control characters in the text arrive escaped.
    public func print(_ text: StyledText) throws(OutputError) {
        try write(text.rendered(inColour: outputTerminal.hasColour) + "\n")
    }

    /// Writes text of our own making (JSON, a script) to standard output exactly as it is.
    public func write(_ text: String) throws(OutputError) { try output.write(Array(text.utf8)) }

    /// Tells the person something on standard error; that it cannot be told is nobody's error.
    public func note(_ text: StyledText) {
        try? errors.write(Array((text.rendered(inColour: errorTerminal.hasColour) + "\n").utf8))
    }
}
