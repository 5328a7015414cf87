public import StateRoots

/// What a scan makes of the manifest: decided from what was seen, and nothing else.
public struct Reconciliation: Hashable, Sendable {
    /// To be added, in this order.
    public private(set) var new: [RepositoryEntry] = []
    /// Known worktrees whose branch or base is another now, as they are to be.
    public private(set) var refreshed: [RepositoryEntry] = []
    /// The ids of entries at whose place there is no directory; they stay.
    public private(set) var missing: [String] = []
    /// The ids of entries that are there and as they were.
    public private(set) var unchanged: [String] = []
    /// What a person should know: one sentence each.
    public private(set) var notes: [String] = []

    private let hub: AbsolutePath
    private var known: [RepositoryEntry]
    private var ids: Set<String>

    public init(of tree: TreeView, with manifest: Manifest, in hub: AbsolutePath) {
        self.hub = hub
        known = manifest.repositories
        ids = manifest.ids
        notes = tree.notes
        for repository in tree.found {
            if let entry = manifest.repository(at: repository.path) {
                refresh(entry, repository)
            } else if manifest.keptPaths.contains(repository.path) {
                notes.append("'\(repository.path)' stands in an entry that cannot be read, and is not added again.")
            } else {
                register(repository)
            }
        }
        for entry in manifest.repositories where !refreshed.contains(where: { $0.isSame(as: entry) }) {
            if tree.present.contains(entry.path) { unchanged.append(entry.id) } else { missing.append(entry.id) }
        }
    }

    /// Whether the manifest stays as it is.
    public var changesNothing: Bool { new.isEmpty && refreshed.isEmpty }

    /// Brings the decision into the manifest that it was made for.
    public func apply(to manifest: inout Manifest) {
        for entry in refreshed { manifest.replace(with: entry) }
        for entry in new { manifest.add(entry) }
    }

    private mutating func register(_ repository: FoundRepository) {
        let name = repository.name ?? hub.segments.last?.text ?? "root"
        var entry = RepositoryEntry(
            id: RepositoryID.unique(RepositoryID.sanitized(name), among: ids), path: repository.path)
        entry.displayName = name
        entry.branch = repository.branch
        if repository.isAmongWorktrees || repository.baseDirectory != nil {
            if let parent = parent(of: repository, named: name) {
                entry.kind = .worktree
                entry.worktreeOf = parent
                entry.branch = repository.branch ?? Self.halves(of: name)?.branch
            } else {
                notes.append(
                    "'\(repository.path)' is a worktree of no repository of this hub, and is registered as a base.")
            }
        }
        new.append(entry)
        known.append(entry)
        ids.insert(entry.id)
    }

    private mutating func refresh(_ entry: RepositoryEntry, _ repository: FoundRepository) {
        guard entry.kind == .worktree else { return }
        var now = entry
        if let branch = repository.branch { now.branch = branch }
        if repository.baseDirectory != nil, let parent = parent(of: repository, named: entry.title) {
            now.worktreeOf = parent
        }
        if now != entry { refreshed.append(now) }
    }

    /// The base by its place, otherwise by its name: `<base>--<branch>` is how worktrees are called.
    private func parent(of repository: FoundRepository, named name: String) -> String? {
        let bases = known.filter { $0.kind == .base && $0.path != repository.path }
        if let directory = repository.baseDirectory, let place = HubRelativePath(directory, below: hub),
            let base = bases.first(where: { $0.path == place })
        {
            return base.id
        }
        let named = repository.baseDirectory?.segments.last?.text ?? Self.halves(of: name)?.base
        guard let base = named else { return nil }
        return bases.first { $0.title == base || $0.id == RepositoryID.sanitized(base) }?.id
    }

    private static func halves(of name: String) -> (base: String, branch: String)? {
        guard let divider = name.firstRange(of: "--") else { return nil }
        let (base, branch) = (String(name[..<divider.lowerBound]), String(name[divider.upperBound...]))
        return base.isEmpty || branch.isEmpty ? nil : (base, branch)
    }
}
