import Formats

/// A command line that was understood: which command, and what it was given.
public struct ParsedCommand: Hashable, Sendable {
    /// The names below the program: `["profile", "add"]`, canonical where an alias was typed.
    public let path: [String]
    var switches: [String: Bool] = [:]
    var counts: [String: Int] = [:]
    var texts: [String: [String]] = [:]
    var arguments: [String: [String]] = [:]
    /// Words for another program, exactly as they were typed.
    public internal(set) var handedOn: [String] = []
    /// Where those words begin in the arguments that were parsed, for a caller who must pass on the original bytes.
    public internal(set) var handedOnStart: Int?

    init(path: [String]) { self.path = path }

    /// Whether a flag was given; for a negatable one its last word, or nil when it was not given at all.
    public func flag(_ option: Option) -> Bool? { switches[option.long] }

    /// Whether a plain flag was given.
    public func has(_ option: Option) -> Bool { switches[option.long] ?? (texts[option.long] != nil) }

    /// How often a flag was given: `-vv` is 2.
    public func count(_ option: Option) -> Int { counts[option.long] ?? 0 }

    /// The value that counts: the last one.
    public func text(_ option: Option) -> String? { texts[option.long]?.last }

    /// Every value of a repeatable option, in order.
    public func texts(_ option: Option) -> [String] { texts[option.long] ?? [] }

    /// The value of an option whose kind is an integer; parsing has checked its bounds.
    public func integer(_ option: Option) -> Int? { text(option).flatMap { Int($0) } }

    /// The value of an option whose kind is a duration; parsing has understood it once already.
    public func duration(_ option: Option) -> Duration? { text(option).flatMap { try? DurationText.parse($0) } }

    public func text(_ positional: Positional) -> String? { arguments[positional.name]?.first }

    public func texts(_ positional: Positional) -> [String] { arguments[positional.name] ?? [] }

    public func integer(_ positional: Positional) -> Int? { text(positional).flatMap { Int($0) } }

    public func duration(_ positional: Positional) -> Duration? {
        text(positional).flatMap { try? DurationText.parse($0) }
    }
}
