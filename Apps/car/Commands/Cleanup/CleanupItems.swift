import Housekeeping
import StateRoots
import Storage

/// Everything in a root that a cleanup may look at: each instance of the artifacts that are not durable.
struct CleanupItems {
    private let catalogue: Catalogue
    private let activity: RootActivity

    init(_ catalogue: Catalogue, _ activity: RootActivity) {
        self.catalogue = catalogue
        self.activity = activity
    }

    func all(in place: StatePlace) throws -> [CleanupItem] {
        guard try EntryFacts.of(place.path) != nil else { return [] }
        var items: [CleanupItem] = []
        for artifact in catalogue.artifacts(sharing: place.roots)
        where artifact.retention != .durable && !artifact.isReserved && artifact.kind != .lock {
            let root = try StateRoot(artifact.root, at: place.path)
            for path in try instances(of: artifact, in: root) {
                // Snapshots of worktrees are counted worktree by worktree.
                let group = artifact.name == .archivedWorktree ? path.path.parent.segments.last?.text : nil
                let item = try CleanupItem.survey(artifact, at: path, group: group, activity: activity)
                if let item { items.append(item) }
            }
        }
        return items
    }

    /// The places that an artifact has; of a cache every entry is one.
    private func instances(of artifact: Artifact, in root: StateRoot) throws -> [DurablePath] {
        if artifact.retention == .cache, artifact.kind == .directory {
            let directory = try catalogue.durable(artifact.name, in: root)
            return try Directory.entries(of: directory).map { directory.child($0.name) }
        }
        guard !artifact.location.variables.isEmpty else { return [] }
        return try catalogue.instances(of: artifact.name, in: root) { place in
            do throws(StorageError) {
                return try Directory.entries(beside: place).map(\.name)
            } catch {
                // A link where a directory belongs leads to nothing of ours, which the doctor says.
                guard error.code == .link || error.code == .notDirectory else { throw error }
                return []
            }
        }
    }
}
