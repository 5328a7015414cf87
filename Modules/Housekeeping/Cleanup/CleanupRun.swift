import Storage

/// Carries a plan out, and looks at each thing again before it goes.
public struct CleanupRun<Watch: Activity> {
    /// What was done.
    public struct Outcome: Hashable, Sendable {
        public internal(set) var deleted: [CleanupItem] = []
        /// Needed or changed since the plan was made.
        public internal(set) var kept: [CleanupPlan.Verdict] = []
        /// Could not be deleted.
        public internal(set) var failed: [CleanupPlan.Verdict] = []

        /// What was deleted by artifact, counted as the plan counts it.
        public var families: [CleanupPlan.Family] { CleanupPlan.families(of: deleted) }
    }

    private let activity: Watch
    /// - Parameter activity: asked about each thing right before it goes.
    public init(activity: Watch) { self.activity = activity }

    /// Deletes what the plan says; one that cannot be deleted does not keep the others.
    public func carryOut(_ plan: CleanupPlan) throws -> Outcome {
        var outcome = Outcome()
        for verdict in plan.deletions {
            let item = verdict.item
            // Never by mistake, whoever made the plan.
            guard item.retention != .durable else {
                outcome.kept.append(CleanupPlan.Verdict(item: item, reason: "it is durable"))
                continue
            }
            if let claim = try activity.claim(on: item.place.path) {
                outcome.kept.append(CleanupPlan.Verdict(item: item, reason: claim))
                continue
            }
            do {
                guard let extent = try item.place.extent() else { continue }
                guard extent.modified <= item.modified else {
                    outcome.kept.append(CleanupPlan.Verdict(item: item, reason: "it changed since it was looked at"))
                    continue
                }
                if try item.place.remove() { outcome.deleted.append(item) }
            } catch {
                outcome.failed.append(CleanupPlan.Verdict(item: item, reason: "\(error)"))
            }
        }
        return outcome
    }
}
