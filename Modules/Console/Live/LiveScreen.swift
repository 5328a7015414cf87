/// What a live view sends to the terminal, as a pure function of its frames.
public struct LiveScreen: Hashable, Sendable {
    public let mode: LiveMode
    /// Lines of the last frame that stand above the cursor's line or on it.
    private var drawn = 0

    public init(mode: LiveMode) { self.mode = mode }

    /// DEC private modes as xterm documents them: 1049 the alternate screen with the cursor saved, 25 the cursor.
    public var entry: String { mode == .alternateScreen ? "\u{1B}[?1049h\u{1B}[?25l" : "\u{1B}[?25l" }

    /// Undoes `entry` from wherever a frame was cut off, styles included.
    public var exit: String {
        mode == .alternateScreen ? "\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l" : "\u{1B}[0m\u{1B}[?25h\n"
    }

    /// The bytes that put these lines in the place of the last frame, cut to the size of the terminal.
    public mutating func frame(_ lines: [StyledText], width: Int, height: Int, inColour: Bool) -> String {
        let room = mode == .alternateScreen ? height : height - 1
        let shown = lines.prefix(max(1, room)).map {
            $0.truncated(to: width).rendered(inColour: inColour, .line) + "\u{1B}[K"
        }
        var text = mode == .alternateScreen ? "\u{1B}[H" : "\r"
        if mode == .inPlace, drawn > 1 { text += "\u{1B}[\(drawn - 1)A" }
        drawn = shown.count
        return text + shown.joined(separator: "\n") + "\u{1B}[J"
    }

    /// The last frame is somewhere above a shell's prompt now: the next one starts afresh.
    public mutating func forget() { drawn = 0 }
}
