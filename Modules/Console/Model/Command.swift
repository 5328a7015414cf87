/// A command as data: everything the parser, the help, the manual, the completions and the JSON description say of it.
public struct Command: Hashable, Sendable {
    public var name: String
    /// Other names it answers to; help lists only `name`.
    public var aliases: [String]
    /// One line without a full stop, in the imperative: "Add a profile".
    public var summary: String
    /// Paragraphs, separated by an empty line.
    public var discussion: String
    public var options: [Option]
    public var positionals: [Positional]
    public var subcommands: [Command]
    /// The subcommand that takes over when what follows is not a subcommand or an option of this command.
    public var defaultSubcommand: String?
    public var examples: [Example]
    public var environment: [EnvironmentVariable]
    /// The codes worth telling a reader of its help; `done` and `usage` can be left out, they hold everywhere.
    public var exitCodes: [ExitCode]
    /// Works, but no renderer shows it.
    public var isHidden: Bool
    /// Whether all that follows the name is handed on untouched, `--help` and `--` included.
    public var isPassthrough: Bool

    public init(
        _ name: String, aliases: [String] = [], summary: String, discussion: String = "", options: [Option] = [],
        positionals: [Positional] = [], subcommands: [Command] = [], defaultSubcommand: String? = nil,
        examples: [Example] = [], environment: [EnvironmentVariable] = [], exitCodes: [ExitCode] = [],
        isHidden: Bool = false, isPassthrough: Bool = false
    ) {
        self.name = name
        self.aliases = aliases
        self.summary = summary
        self.discussion = discussion
        self.options = options
        self.positionals = positionals
        self.subcommands = subcommands
        self.defaultSubcommand = defaultSubcommand
        self.examples = examples
        self.environment = environment
        self.exitCodes = exitCodes
        self.isHidden = isHidden
        self.isPassthrough = isPassthrough
    }

    /// The subcommand that answers to a name or an alias, hidden ones included.
    public func subcommand(named wanted: String) -> Command? {
        subcommands.first { $0.name == wanted || $0.aliases.contains(wanted) }
    }

    var visibleSubcommands: [Command] { subcommands.filter { !$0.isHidden } }
    var visibleOptions: [Option] { options.filter { !$0.isHidden } }
}
