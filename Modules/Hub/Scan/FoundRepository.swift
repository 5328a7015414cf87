public import StateRoots

/// A git repository that stands in the tree.
public struct FoundRepository: Hashable, Sendable {
    /// Where it was found.
    public let path: HubRelativePath
    /// The branch that is checked out; nil when none is, or it cannot be read.
    public let branch: String?
    /// The main directory of the repository that it is a linked worktree of.
    public let baseDirectory: AbsolutePath?
    /// Whether it stands where the hub keeps worktrees.
    public let isAmongWorktrees: Bool

    public init(path: HubRelativePath, branch: String?, baseDirectory: AbsolutePath?, isAmongWorktrees: Bool) {
        self.path = path
        self.branch = branch
        self.baseDirectory = baseDirectory
        self.isAmongWorktrees = isAmongWorktrees
    }

    /// The name of its directory; nil for the hub's own.
    var name: String? { path.segments.last?.text }
}
