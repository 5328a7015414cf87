/// How a piece of text looks, from the sixteen-colour palette, so that the user's own theme decides the shades.
public struct Style: Hashable, Sendable {
    /// The parameters of the SGR sequence (ECMA-48 8.3.117), empty for plain text.
    let parameters: String

    public static let plain = Style(parameters: "")
    public static let bold = Style(parameters: "1")
    public static let dim = Style(parameters: "2")
    public static let underlined = Style(parameters: "4")
    public static let red = Style(parameters: "31")
    public static let green = Style(parameters: "32")
    public static let yellow = Style(parameters: "33")
    public static let blue = Style(parameters: "34")
    public static let magenta = Style(parameters: "35")
    public static let cyan = Style(parameters: "36")

    /// Both at once: `.bold.and(.red)`.
    public func and(_ other: Style) -> Style {
        Style(parameters: [parameters, other.parameters].filter { !$0.isEmpty }.joined(separator: ";"))
    }
}
