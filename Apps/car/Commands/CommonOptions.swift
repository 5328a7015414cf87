import Console
import StateRoots

/// Options that several commands share.
enum CommonOptions {
    static let repo = Option(
        "repo", .value(Value("DIR", completion: .directories)), summary: "The repository to work on",
        defaultText: "the one around the working directory")
    static let hub = Option(
        "hub", aliases: ["path"], .value(Value("DIR", completion: .directories)), summary: "The hub to work on",
        defaultText: "the nearest one upwards")
    static let dryRun = Option("dry-run", short: "n", summary: "Say what would be done, and do nothing")

    static let globalRoot = EnvironmentVariable(
        RootResolver.globalVariable,
        "Where the user's state stands, instead of ~/\(RootResolver.directoryName); relative, it holds no records of trust"
    )
}

extension Invocation {
    /// The workplace that the command's options name; refused while one of its roots is half moved or half imported.
    func workplace() throws -> Workplace {
        let workplace = try WorkplaceFinder(self).find(
            repository: command.text(CommonOptions.repo), hub: command.text(CommonOptions.hub))
        try RootGate.check(workplace)
        return workplace
    }
}
