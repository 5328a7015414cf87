import Storage

/// Carries a plan out, and looks at each thing again before it goes.
public struct CleanupRun<Watch: Activity> {
    /// What was done.
    public struct Outcome: Hashable, Sendable {
        public internal(set) var deleted: [CleanupItem] = []
        /// Needed or changed since the plan was made.
        public internal(set) var kept: [CleanupPlan.Verdict] = []
        /// Could not be deleted, or not be asked about.
        public internal(set) var failed: [CleanupPlan.Verdict] = []

        /// What was deleted by artifact, counted as the plan counts it.
        public var families: [CleanupPlan.Family] { CleanupPlan.families(of: deleted) }
    }

    private let activity: Watch
    /// - Parameter activity: asked about each thing right before it goes.
    public init(activity: Watch) { self.activity = activity }

    /// Deletes what the plan says; one that cannot be deleted, or asked about, does not keep the others.
    public func carryOut(_ plan: CleanupPlan) -> Outcome {
        var outcome = Outcome()
        for verdict in plan.deletions {
            let item = verdict.item
            // Never by mistake, whoever made the plan.
            guard item.retention != .durable else {
                outcome.kept.append(CleanupPlan.Verdict(item: item, reason: "it is durable"))
                continue
            }
            do {
                if let claim = try activity.claim(on: item.place.path) {
                    outcome.kept.append(CleanupPlan.Verdict(item: item, reason: claim))
                    continue
                }
                guard let extent = try CleanupItem.Extent.of(item.place) else { continue }
                let change = extent.modified > item.modified ? "it changed since it was looked at" : nil
                if let reason = extent.objection ?? change {
                    outcome.kept.append(CleanupPlan.Verdict(item: item, reason: reason))
                    continue
                }
                if try TreeRemoval.remove(item.place) { outcome.deleted.append(item) }
            } catch let error as StorageError where error.code == .notFound {
                // Somebody else removed it, which serves as well.
                continue
            } catch {
                outcome.failed.append(CleanupPlan.Verdict(item: item, reason: "\(error)"))
            }
        }
        return outcome
    }
}
