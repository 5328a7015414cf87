public import Console

/// An invented program that uses every feature of the command model; nothing about it is real but its shape.
public enum SampleProgram {
    public static let limit = Option(
        "limit", short: "n", .value(Value("NUMBER", .integer(in: 1...500))), summary: "How many to show",
        defaultText: "20")
    public static let format = Option(
        "format", aliases: ["output-format"], .value(Value("FORMAT", .choice(["table", "lines", "json"]))),
        summary: "How to show them", defaultText: "table")
    public static let tags = Option(
        "tag", short: "t", .value(Value("TAG", completion: .list(["urgent", "heavy", "fragile"]))),
        summary: "Only those with this tag", isRepeatable: true)
    public static let follow = Option(
        "follow", .negatable, summary: "Keep watching until interrupted", defaultText: "on a terminal")
    public static let all = Option("all", short: "a", summary: "Show those that have left too", conflicts: ["limit"])
    public static let verbose = Option(
        "verbose", short: "v", summary: "Say more", isRepeatable: true, isInherited: true)
    public static let token = Option(
        "token", .value(Value("TOKEN", isSensitive: true)), summary: "The harbour's access token")
    public static let manifest = Option(
        "manifest", short: "m", .value(Value("FILE", completion: .files)), summary: "Read the cargo from a file")
    public static let quay = Option(
        "quay", .value(Value("DIRECTORY", completion: .directories)), summary: "Where papers are kept")

    public static let within = Option(
        "within", .value(Value("TIME", .duration)), summary: "Only those that leave within this time")

    public static let vessel = Positional(
        Value("VESSEL", completion: .dynamic("vessels")), summary: "The vessel, by its name")
    public static let cargo = Positional(Value("CARGO"), .any, summary: "What to load, in order")
    public static let engineArguments = Positional(
        Value("ARGUMENT"), .afterTerminator, summary: "Words for the engine, untouched")
    public static let sailing = Positional(Value("WORD"), .remainder, summary: "Words for the pilot, untouched")

    public static let command = Command(
        "ferry", summary: "Keep the books of a small harbour",
        discussion: """
            Vessels arrive, are loaded and leave. The books are files in a folder of your choice, one vessel each; \
            nothing else is needed and nothing is hidden.

            Réserves and 予備 are counted like everything else.
            """,
        options: [verbose],
        subcommands: [
            Command(
                "vessel", aliases: ["ship"], summary: "Look at vessels and change them",
                subcommands: [list, load]),
            Command(
                "sail", summary: "Hand the helm to the pilot", options: [manifest, quay],
                positionals: [vessel, sailing],
                exitCodes: [.unavailable, .tryAgain]),
            Command("engine", summary: "Run the engine's own program", isPassthrough: true),
            Command(
                "audit", summary: "Check the books", options: [.json, follow], exitCodes: [.done, .findings, .badData]),
            Command("secret-hatch", summary: "Open the hatch", isHidden: true),
        ],
        examples: [Example("ferry vessel list --tag urgent -n 5", "The five most urgent vessels")],
        environment: [EnvironmentVariable("FERRY_BOOKS", "The folder of the books")])

    private static let list = Command(
        "list", summary: "List the vessels in the harbour",
        discussion: "Vessels are listed in the order in which they arrived.",
        options: [limit, format, tags, within, follow, all, .json],
        examples: [
            Example("ferry vessel list --all --format lines", "Every vessel, one a line"),
            Example("ferry vessel list --tag 'x\\y' --tag \"o'clock\"", "Tags with signs that roff and shells know"),
        ],
        environment: [EnvironmentVariable("FERRY_LIMIT", "The default of --limit")], exitCodes: [.done, .badData])

    private static let load = Command(
        "load", summary: "Load cargo onto a vessel", options: [manifest, token],
        positionals: [vessel, cargo, engineArguments], exitCodes: [.done, .badData, .cannotWrite])

    public static let program = Program(command, version: "4.2.0", manualDate: "2026-01-02")
}
