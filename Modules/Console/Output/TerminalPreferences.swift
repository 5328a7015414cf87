/// What the environment asks of output.
public struct TerminalPreferences: Hashable, Sendable {
    /// NO_COLOR, present and not empty (no-color.org).
    public var refusesColour: Bool
    /// CLICOLOR_FORCE, present and neither empty nor "0" (bixense.com/clicolors).
    public var forcesColour: Bool
    /// TERM=dumb: no escape sequences at all.
    public var isDumb: Bool
    /// COLUMNS, when it is a number above zero.
    public var columns: Int?

    public init(_ environment: [String: String] = [:]) {
        refusesColour = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        forcesColour = environment["CLICOLOR_FORCE"].map { !$0.isEmpty && $0 != "0" } ?? false
        isDumb = environment["TERM"] == "dumb"
        columns = environment["COLUMNS"].flatMap { DecimalText.integer($0) }.flatMap { $0 > 0 ? $0 : nil }
    }
}
