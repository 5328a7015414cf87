public import StateRoots

/// What was seen of a hub's tree at one moment: all that a reconciliation needs to know of the disk.
public struct TreeView: Hashable, Sendable {
    /// Repositories in the order in which they are to be registered: bases before worktrees, each by path.
    public let found: [FoundRepository]
    /// The places among those asked for at which there is a directory.
    public let present: Set<HubRelativePath>
    /// Directories that could not be looked into, one sentence each.
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
        var walk = TreeWalk(hub: hub, depth: settings.discoverDepth)
        if settings.includesRootRepository { walk.addRoot() }
        walk.search(settings.reposRoot, isAmongWorktrees: false, except: settings.worktreesRoot)
        walk.search(settings.worktreesRoot, isAmongWorktrees: true, except: nil)
        let bases = walk.found.filter { !$0.isAmongWorktrees && $0.baseDirectory == nil }
        let worktrees = walk.found.filter { $0.isAmongWorktrees || $0.baseDirectory != nil }
        let present = Set(places.filter { HubTree.isDirectory($0, in: hub) })
        self.init(found: bases + worktrees, present: present, notes: walk.notes)
    }
}

/// Questions about places below a hub.
enum HubTree {
    /// Whether there is a directory, with no link on the way from the hub.
    static func isDirectory(_ place: HubRelativePath, in hub: AbsolutePath) -> Bool {
        obstacle(on: place, in: hub) == nil
    }

    /// The first place on the way that is no directory, with what stands there.
    static func obstacle(
        on place: HubRelativePath, in hub: AbsolutePath
    ) -> (place: HubRelativePath, kind: System.Kind?)? {
        var here = HubRelativePath.hub
        for segment in place.segments {
            here = here.appending(segment)
            let kind = try? System.kind(at: here.absolute(in: hub).description)
            guard kind == .directory else { return (here, kind) }
        }
        return nil
    }
}
