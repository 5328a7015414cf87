public import StateRoots

/// What was seen of a hub's tree at one moment: all that a reconciliation needs to know of the disk.
public struct TreeView: Hashable, Sendable {
    /// Repositories in the order in which they are to be registered: bases before worktrees, each by path.
    public let found: [FoundRepository]
    /// The places among those asked for at which there is a directory, or something that cannot be looked at.
    public let present: Set<HubRelativePath>
    /// What could not be looked at or into, one sentence each.
    public let notes: [String]

    public init(found: [FoundRepository], present: Set<HubRelativePath>, notes: [String] = []) {
        self.found = found
        self.present = present
        self.notes = notes
    }

    /// Looks at the tree; no link is followed, so that nothing outside the hub is taken for a part of it.
    ///
    /// - Parameter places: those whose presence is asked for, which are the manifest's.
    public init(of hub: AbsolutePath, _ settings: HubSettings, places: [HubRelativePath]) {
        var search = RepositorySearch(hub: hub, depth: settings.discoverDepth)
        if settings.includesRootRepository { search.addRoot() }
        search.take(settings.reposRoot, isAmongWorktrees: false, except: settings.worktreesRoot)
        search.take(settings.worktreesRoot, isAmongWorktrees: true, except: nil)
        let bases = search.found.filter { !$0.isAmongWorktrees && $0.baseDirectory == nil }
        let worktrees = search.found.filter { $0.isAmongWorktrees || $0.baseDirectory != nil }
        let present = places.filter { place in
            guard let obstacle = HubTree.obstacle(on: place, in: hub) else { return true }
            guard let doubt = obstacle.doubt else { return false }
            search.note("\(doubt).")
            return true
        }
        self.init(found: bases + worktrees, present: Set(present), notes: search.notes)
    }
}
