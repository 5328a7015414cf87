/// Text with styles, whose content is escaped when it is written: the only escape sequences that reach a terminal are ours.
public struct StyledText: Hashable, Sendable, ExpressibleByStringInterpolation {
    struct Run: Hashable, Sendable {
        var text: String
        var style: Style
    }

    private(set) var runs: [Run]

    public init() { runs = [] }
    public init(_ text: String, _ style: Style = .plain) { runs = text.isEmpty ? [] : [Run(text: text, style: style)] }
    public init(stringLiteral text: String) { self.init(text) }

    public static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.append(right)
        return sum
    }

    public mutating func append(_ other: StyledText) { runs += other.runs }
    public mutating func append(_ text: String, _ style: Style = .plain) { append(StyledText(text, style)) }

    /// The text without its styles.
    public var plain: String { runs.map(\.text).joined() }

    public var isEmpty: Bool { runs.allSatisfy(\.text.isEmpty) }

    /// Columns it takes on one line, after escaping.
    public var width: Int { runs.reduce(0) { $0 + DisplayWidth.of(ControlEscaping.escape($1.text)) } }

    /// The text as a terminal gets it.
    public func rendered(inColour: Bool, _ policy: ControlEscaping.Policy = .layout) -> String {
        var result = ""
        for run in runs {
            let text = ControlEscaping.escape(run.text, policy)
            if inColour, run.style != .plain {
                result += "\u{1B}[\(run.style.parameters)m\(text)\u{1B}[0m"
            } else {
                result += text
            }
        }
        return result
    }

    /// One line of it, cut to a width.
    public func truncated(to width: Int) -> StyledText {
        guard self.width > width else { return self }
        var result = StyledText()
        var left = width
        for run in runs {
            let text = ControlEscaping.escape(run.text)
            let columns = DisplayWidth.of(text)
            if columns < left {
                result.append(text, run.style)
                left -= columns
            } else {
                // A run that fills the line exactly is still cut: more follows it.
                result.append(DisplayWidth.truncated(text + " ", to: left), run.style)
                break
            }
        }
        return result
    }
}
