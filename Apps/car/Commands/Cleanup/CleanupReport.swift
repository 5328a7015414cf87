import Console
import Formats
import Housekeeping
import StateRoots

/// What a cleanup did, or would do: the same families and bytes either way.
struct CleanupReport {
    let plan: CleanupPlan
    /// Nil in a dry run.
    let outcome: CleanupRun<RootActivity>.Outcome?

    private var families: [CleanupPlan.Family] { outcome?.families ?? plan.families }

    func show(_ invocation: Invocation, verbose: Bool) throws {
        if invocation.command.has(.json) { return try invocation.answer(json) }
        let verb = outcome == nil ? "would delete" : "deleted"
        for family in families {
            try invocation.console.print(
                StyledText("\(verb)  \(family.artifact): \(family.count), \(SizeWording.short(family.bytes))"))
        }
        if verbose {
            for verdict in plan.deletions {
                try invocation.console.print(StyledText("  - \(verdict.item.place.path) (\(verdict.reason))"))
            }
            for verdict in plan.kept + (outcome?.kept ?? []) {
                try invocation.console.print(StyledText("  = \(verdict.item.place.path) (\(verdict.reason))", .dim))
            }
        }
        for verdict in outcome?.failed ?? [] {
            invocation.console.note(StyledText("\(verdict.item.place.path): \(verdict.reason)", .red))
        }
        if families.isEmpty { invocation.console.note("There is nothing old enough to delete.") }
    }

    private var json: JSON {
        .object([
            "dry_run": .bool(outcome == nil),
            "families": .array(
                families.map {
                    .object([
                        "artifact": .string($0.artifact.text), "count": .number(JSONNumber($0.count)),
                        "bytes": .number(JSONNumber($0.bytes)),
                    ])
                }),
            "deletions": .array(plan.deletions.map(json)),
            "kept": .array((plan.kept + (outcome?.kept ?? [])).map(json)),
            "failed": .array((outcome?.failed ?? []).map(json)),
        ])
    }

    private func json(of verdict: CleanupPlan.Verdict) -> JSON {
        .object([
            "path": .string(verdict.item.place.path.description), "artifact": .string(verdict.item.artifact.text),
            "bytes": .number(JSONNumber(verdict.item.size)), "reason": .string(verdict.reason),
        ])
    }
}
