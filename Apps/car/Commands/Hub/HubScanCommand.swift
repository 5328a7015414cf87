import Console
import Formats
import Hub

/// `car hub scan`: finds repositories, registers them and makes them ready.
enum HubScanCommand: CommandPart {
    static let command = Command(
        "scan", summary: "Find the repositories of the hub and register them",
        discussion: """
            Repositories are looked for below hub.repos_root and hub.worktrees_root, hub.discover_depth levels deep. \
            What is new is registered and, unless hub.auto_init_missing is false, made ready as by 'car init'. What is \
            gone stays registered, and is shown as missing. When one could not be made ready or looked at, the scan ends \
            with 1, and the others are done nevertheless.
            """,
        options: [CommonOptions.hub, CommonOptions.dryRun, .json],
        examples: [Example("car hub scan", "Scan the hub here"), Example("car hub scan -n", "Say what is new")],
        exitCodes: [.failed, .badData, .tryAgain, .cannotWrite, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("hub", "scan") { invocation in
            let workplace = try invocation.workplace()
            let files = try HubFiles(workplace)
            let scan = HubScan(
                hub: files.hub, settings: files.settings, manifest: files.manifest, state: files.state,
                facts: RepositoryConditions(workplace),
                seeder: HubRepositorySeeder(workplace))
            if invocation.command.has(CommonOptions.dryRun) {
                try show(try scan.dryRun(), nil, invocation)
                return .done
            }
            let outcome = try await Progress.during("scanning the hub", console: invocation.console) { _ in
                try scan.run()
            }
            Logbook.note(
                "hub.scanned",
                [
                    "new": .array(outcome.reconciliation.new.map { .string($0.id) }),
                    "made_ready": .array(outcome.seeded.map { .string($0) }),
                    "missing": .array(outcome.reconciliation.missing.map { .string($0) }),
                ], inHub: try workplace.hubRoot(), workplace.catalogue)
            try show(outcome.reconciliation, outcome, invocation)
            return outcome.failures.isEmpty ? .done : .failed
        }
    }

    private static func show(
        _ decision: Reconciliation, _ outcome: HubScan.Outcome?, _ invocation: Invocation
    ) throws {
        let failures = (outcome?.failures ?? [:]).sorted { $0.key < $1.key }
        if invocation.command.has(.json) {
            func list(_ ids: [String]) -> JSON { .array(ids.map { .string($0) }) }
            try invocation.answer(
                JSON.object([
                    "dry_run": .bool(outcome == nil), "new": list(decision.new.map(\.id)),
                    "refreshed": list(decision.refreshed.map(\.id)), "missing": list(decision.missing),
                    "unchanged": list(decision.unchanged), "made_ready": list(outcome?.seeded ?? []),
                    "failures": .object(JSONObject(failures.map { ($0.key, .string($0.value)) })),
                    "notes": list(decision.notes),
                ]))
            return
        }
        for entry in decision.new { try invocation.console.print(StyledText("new       \(entry.id)  \(entry.path)")) }
        for entry in decision.refreshed {
            try invocation.console.print(StyledText("changed   \(entry.id)  \(entry.path)"))
        }
        for id in decision.missing { try invocation.console.print(StyledText("missing   \(id)", .yellow)) }
        for id in outcome?.seeded ?? [] { try invocation.console.print(StyledText("ready     \(id)")) }
        for (id, reason) in failures {
            invocation.console.note(StyledText("\(id) could not be made ready: \(reason)", .red))
        }
        for note in decision.notes { invocation.console.note(StyledText(note)) }
        let count = decision.new.count + decision.refreshed.count + decision.unchanged.count + decision.missing.count
        invocation.console.note(
            StyledText(outcome == nil ? "\(count) repositories; nothing was written." : "\(count) repositories."))
    }
}
