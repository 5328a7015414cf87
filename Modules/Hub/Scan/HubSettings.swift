public import StateRoots

/// Where a hub looks for repositories: the keys below `hub` of its configuration.
public struct HubSettings: Hashable, Sendable {
    /// Where base repositories stand.
    public let reposRoot: HubRelativePath
    /// Where worktrees stand.
    public let worktreesRoot: HubRelativePath
    /// How many levels below those two a repository may stand, at least one.
    public let discoverDepth: Int
    /// Whether the hub's own directory is one of its repositories.
    public let includesRootRepository: Bool
    /// Whether a repository that is found is prepared for work.
    public let initializesMissing: Bool

    /// What holds where the configuration says nothing.
    public static let standard = HubSettings(
        reposRoot: .hub, worktreesRoot: HubRelativePath(segments: (try? [PathSegment("worktrees")]) ?? []),
        discoverDepth: 1, includesRootRepository: false, initializesMissing: true)

    /// Deeper trees than this are not walked, whatever the configuration says.
    static let deepest = 8

    public init(
        reposRoot: HubRelativePath, worktreesRoot: HubRelativePath, discoverDepth: Int, includesRootRepository: Bool,
        initializesMissing: Bool
    ) {
        self.reposRoot = reposRoot
        self.worktreesRoot = worktreesRoot
        self.discoverDepth = min(max(1, discoverDepth), Self.deepest)
        self.includesRootRepository = includesRootRepository
        self.initializesMissing = initializesMissing
    }

    /// From the values of the configuration; a root that is not below the hub is refused.
    ///
    /// - Parameters:
    ///   - reposRoot: relative to the hub, or absolute and below it.
    ///   - worktreesRoot: the same.
    public init(
        hub: AbsolutePath, reposRoot: String = ".", worktreesRoot: String = "worktrees", discoverDepth: Int = 1,
        includesRootRepository: Bool = false, initializesMissing: Bool = true
    ) throws(HubError) {
        self.init(
            reposRoot: try Self.place(reposRoot, "hub.repos_root", hub),
            worktreesRoot: try Self.place(worktreesRoot, "hub.worktrees_root", hub), discoverDepth: discoverDepth,
            includesRootRepository: includesRootRepository, initializesMissing: initializesMissing)
    }

    private static func place(_ text: String, _ key: String, _ hub: AbsolutePath) throws(HubError) -> HubRelativePath {
        if let path = try? AbsolutePath(text) {
            guard let place = HubRelativePath(path, below: hub) else {
                throw HubError(
                    .badPath, text, "'\(key)' is not below the hub \(hub)",
                    remedy: "name a directory below the hub: the manifest cannot name repositories elsewhere")
            }
            return place
        }
        do throws(HubError) {
            return try HubRelativePath(text)
        } catch {
            throw HubError(.badPath, text, "'\(key)' cannot be used: \(error.reason)", remedy: error.remedy)
        }
    }
}
