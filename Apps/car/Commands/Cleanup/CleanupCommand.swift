import Console
import Formats
import Housekeeping
import StateRoots
import Storage

/// `car cleanup state`: deletes what has been kept long enough.
enum CleanupCommand: CommandPart {
    private static let scope = Option(
        "scope", .value(Value("ROOT", .choice(["all", "repo", "global"]))), summary: "Which roots to clean",
        defaultText: "all")
    private static let verbose = Option("verbose", short: "v", summary: "Name every item, and why others stay")

    static let command = Command(
        "cleanup", summary: "Delete what has been kept long enough",
        subcommands: [
            Command(
                "state", summary: "Delete old runs, archives, homes and caches by their class",
                discussion: """
                    Durable state is never touched, nor what is active, locked or younger than ten minutes. How long the \
                    rest is kept is set by flow_retention, pma and housekeeping: see 'car config show'. Older logs and \
                    caches go after 30 days. A dry run says the same as the real one does.
                    """,
                options: [CommonOptions.repo, CommonOptions.hub, scope, verbose, CommonOptions.dryRun, .json],
                examples: [
                    Example("car cleanup state --dry-run", "Say what would be deleted"),
                    Example("car cleanup state --scope repo", "Clean the repository's root only"),
                ],
                environment: [CommonOptions.globalRoot], exitCodes: [.failed, .tryAgain, .configuration])
        ])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("cleanup", "state") { invocation in
            let workplace = try invocation.workplace()
            let places = try workplace.places(scope: invocation.command.text(scope) ?? "all")
            let activity = RootActivity(workplace.catalogue, roots: try workplace.ownPlaces())
            let plan = try await Progress.during("looking for what is old", console: invocation.console) { _ in
                let items = CleanupItems(workplace.catalogue, activity)
                return try places.reduce(CleanupPlan.empty) { plan, place in
                    // How long the user's own is kept is nothing that a repository has a say in.
                    let isOwn = place.roots.contains(.global)
                    let rules = CleanupRules(isOwn ? workplace.ownSettings : workplace.settings)
                    return plan + rules.planner.plan(try items.all(in: place), now: System.wallSeconds)
                }
            }
            if invocation.command.has(CommonOptions.dryRun) {
                try CleanupReport(plan: plan, outcome: nil).show(invocation, verbose: invocation.command.has(verbose))
                return .done
            }
            let outcome = await Progress.during("cleaning up", console: invocation.console) { _ in
                CleanupRun(activity: activity).carryOut(plan)
            }
            if !outcome.deleted.isEmpty, workplace.repository != nil {
                let facts = JSONObject(outcome.families.map { ($0.artifact.text, .number(JSONNumber($0.count))) })
                Logbook.note(
                    "state.cleaned", facts, inRepository: try workplace.repoRoot(), workplace.catalogue,
                    workplace.settings)
            }
            try CleanupReport(plan: plan, outcome: outcome).show(
                invocation, verbose: invocation.command.has(verbose))
            return outcome.failed.isEmpty ? .done : .failed
        }
    }
}
