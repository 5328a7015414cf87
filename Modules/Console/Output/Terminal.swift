/// What is at the other end of a stream: decided once from facts and preferences, then only looked at.
public struct Terminal: Hashable, Sendable {
    /// What the kernel says about a stream.
    public struct Facts: Hashable, Sendable {
        public var isTerminal: Bool
        public var columns: Int?
        public var rows: Int?

        public init(isTerminal: Bool, columns: Int? = nil, rows: Int? = nil) {
            self.isTerminal = isTerminal
            self.columns = columns
            self.rows = rows
        }

        /// A pipe or a file.
        public static let none = Facts(isTerminal: false)
    }

    /// Whether a person watches, on a terminal that can move its cursor.
    public let isInteractive: Bool
    public let isTerminal: Bool
    public let width: Int
    public let height: Int
    public let hasColour: Bool

    public init(_ facts: Facts, _ preferences: TerminalPreferences, colour: ColourChoice = .auto) {
        isTerminal = facts.isTerminal
        isInteractive = facts.isTerminal && !preferences.isDumb
        // POSIX XBD 8.3: COLUMNS is the user's preference, and so comes before what the terminal says of itself.
        width = min(max(preferences.columns ?? facts.columns.flatMap { $0 > 0 ? $0 : nil } ?? 80, 20), 1000)
        height = min(max(facts.rows.flatMap { $0 > 0 ? $0 : nil } ?? 24, 2), 1000)
        hasColour = Terminal.decideColour(facts, preferences, colour)
    }

    /// The option outranks the environment, a refusal outranks a wish, and both outrank what the stream is.
    private static func decideColour(_ facts: Facts, _ preferences: TerminalPreferences, _ choice: ColourChoice) -> Bool
    {
        if choice == .always { return true }
        if choice == .never || preferences.refusesColour { return false }
        return preferences.forcesColour || (facts.isTerminal && !preferences.isDumb)
    }
}
