public import StateRoots

/// Decides what a cleanup deletes.
///
/// Everything it needs to know is passed in, so that equal facts give equal plans.
public struct CleanupPlanner: Sendable {
    /// How long a change must be past before a thing may go, in seconds: whoever makes it may not be done.
    public static let minimalAge: Int64 = 600

    private let policies: [Artifact.Name: CleanupPolicy]
    private let minimalAge: Int64

    /// - Parameters:
    ///   - policies: artifacts without one are kept.
    ///   - minimalAge: seconds; never less than a minute.
    public init(_ policies: [Artifact.Name: CleanupPolicy], minimalAge: Int64 = CleanupPlanner.minimalAge) {
        self.policies = policies
        self.minimalAge = max(60, minimalAge)
    }

    /// - Parameter now: seconds since 1970.
    public func plan(_ items: [CleanupItem], now: Int64) -> CleanupPlan {
        var deletions: [CleanupPlan.Verdict] = []
        var kept: [CleanupPlan.Verdict] = []
        for (group, items) in Dictionary(grouping: items, by: Group.init).sorted(by: { $0.key < $1.key }) {
            // What stays counts, too: ten protected ones and a limit of ten leave no room for others.
            var count = 0
            var bytes: Int64 = 0
            var old: [CleanupPlan.Verdict] = []
            for item in items.sorted(by: Self.isNewer) {
                if let reason = reasonToKeep(item, now) {
                    kept.append(CleanupPlan.Verdict(item: item, reason: reason))
                } else if let reason = reasonToDelete(item, now, count: count, bytes: bytes) {
                    old.append(CleanupPlan.Verdict(item: item, reason: reason))
                    continue
                } else {
                    kept.append(CleanupPlan.Verdict(item: item, reason: "within the limits of \(group.artifact)"))
                }
                count += 1
                bytes = bytes.saturatingAdd(item.size)
            }
            deletions += old.reversed()
        }
        return CleanupPlan(deletions: deletions, kept: kept)
    }

    /// What limits by count and bytes hold for.
    private struct Group: Hashable, Comparable {
        let artifact: Artifact.Name
        let group: String?

        init(_ item: CleanupItem) {
            artifact = item.artifact
            group = item.group
        }

        static func < (one: Group, other: Group) -> Bool {
            guard one.artifact == other.artifact else { return one.artifact.text < other.artifact.text }
            guard let group = other.group else { return false }
            return one.group.map { $0 < group } ?? true
        }
    }

    private func reasonToKeep(_ item: CleanupItem, _ now: Int64) -> String? {
        if item.retention == .durable { return "it is durable" }
        if let protection = item.protection { return protection }
        guard policies[item.artifact] != nil else { return "no limit is set for \(item.artifact)" }
        return now.saturatingSubtract(item.modified) < minimalAge
            ? "it changed less than \(Self.words(minimalAge)) ago" : nil
    }

    private func reasonToDelete(_ item: CleanupItem, _ now: Int64, count: Int, bytes: Int64) -> String? {
        guard let policy = policies[item.artifact] else { return nil }
        if let limit = policy.maxAge, now.saturatingSubtract(item.modified) > limit {
            return "older than \(Self.words(limit))"
        }
        if let limit = policy.maxCount, count >= limit { return "more than \(limit) of them" }
        if let limit = policy.maxBytes, bytes.saturatingAdd(item.size) > limit {
            return "more than \(limit) bytes of them"
        }
        return nil
    }

    /// Equal times are told apart by the place, so that the order does not depend on the order of the input.
    private static func isNewer(_ one: CleanupItem, than other: CleanupItem) -> Bool {
        one.modified != other.modified
            ? one.modified > other.modified : one.place.path.description < other.place.path.description
    }

    private static func words(_ seconds: Int64) -> String {
        if seconds % 86_400 == 0 { return "\(seconds / 86_400) days" }
        return seconds % 60 == 0 ? "\(seconds / 60) minutes" : "\(seconds) seconds"
    }
}
