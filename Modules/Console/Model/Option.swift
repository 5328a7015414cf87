/// An option of a command: a flag, a flag that can be negated, or a name with a value.
///
/// A later occurrence replaces an earlier one unless the option is repeatable, so that an alias in a shell can be
/// overridden on the line (GNU convention).
public struct Option: Hashable, Sendable {
    /// What follows the name; new kinds may be added.
    public struct Kind: Hashable, Sendable {
        enum Form: Hashable, Sendable {
            case flag
            case negatable
            case value(Value)
        }

        let form: Form
        /// Present or absent.
        public static let flag = Kind(form: .flag)
        /// `--x` or `--no-x`; the later one counts.
        public static let negatable = Kind(form: .negatable)
        /// `--x VALUE` or `--x=VALUE`.
        public static func value(_ value: Value) -> Kind { Kind(form: .value(value)) }
    }

    /// The long name without dashes: also what identifies the option.
    public var long: String
    public var short: Character?
    /// Other long names it answers to; help lists only `long`.
    public var aliases: [String]
    public var kind: Kind
    /// One line without a full stop.
    public var summary: String
    /// What holds when it is not given, in words.
    public var defaultText: String?
    public var isRepeatable: Bool
    /// Whether every subcommand below accepts it too.
    public var isInherited: Bool
    public var isHidden: Bool
    /// Long names of options that cannot stand beside it.
    public var conflicts: [String]

    public init(
        _ long: String, short: Character? = nil, aliases: [String] = [], _ kind: Kind = .flag, summary: String,
        defaultText: String? = nil, isRepeatable: Bool = false, isInherited: Bool = false, isHidden: Bool = false,
        conflicts: [String] = []
    ) {
        self.long = long
        self.short = short
        self.aliases = aliases
        self.kind = kind
        self.summary = summary
        self.defaultText = defaultText
        self.isRepeatable = isRepeatable
        self.isInherited = isInherited
        self.isHidden = isHidden
        self.conflicts = conflicts
    }

    /// The value it takes, when it takes one.
    public var value: Value? {
        if case .value(let value) = kind.form { value } else { nil }
    }

    public var isNegatable: Bool { kind == .negatable }

    /// Every long spelling that turns it on, without dashes.
    var names: [String] { [long] + aliases }

    /// `--limit`, as a message names it.
    var spelling: String { "--\(long)" }
}
