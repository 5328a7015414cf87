public import StateRoots

/// What a cleanup deletes and what it keeps, each with its reason: the same value is shown in a dry run and carried out
/// in a real one.
public struct CleanupPlan: Hashable, Sendable {
    /// An item and what was decided about it.
    public struct Verdict: Hashable, Sendable {
        public let item: CleanupItem
        /// One clause for a person.
        public let reason: String
    }

    /// All instances of one artifact that are deleted.
    public struct Family: Hashable, Sendable {
        public let artifact: Artifact.Name
        public let count: Int
        public let bytes: Int64
    }

    /// In the order in which they are deleted: the oldest of each artifact and group first.
    public let deletions: [Verdict]
    public let kept: [Verdict]

    /// A plan that does nothing.
    public static let empty = CleanupPlan(deletions: [], kept: [])

    /// Both plans, one after the other.
    public static func + (one: CleanupPlan, two: CleanupPlan) -> CleanupPlan {
        CleanupPlan(deletions: one.deletions + two.deletions, kept: one.kept + two.kept)
    }

    /// The deletions by artifact, in the order of their names.
    public var families: [Family] { Self.families(of: deletions.map(\.item)) }

    static func families(of items: [CleanupItem]) -> [Family] {
        Dictionary(grouping: items, by: \.artifact).map { artifact, items in
            Family(artifact: artifact, count: items.count, bytes: items.reduce(0) { $0.saturatingAdd($1.size) })
        }.sorted { $0.artifact.text < $1.artifact.text }
    }
}
