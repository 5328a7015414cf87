extension Option {
    public static let help = Option("help", short: "h", summary: "Show this help", isInherited: true)

    public static let version = Option("version", short: "V", summary: "Show the version")

    public static let colour = Option(
        "color", .value(Value("WHEN", .choice(ColourChoice.words))),
        summary: "When to colour the output", defaultText: "auto", isInherited: true)

    /// For commands whose output programs read; it turns their errors into JSON as well.
    public static let json = Option("json", summary: "Print JSON")
}
