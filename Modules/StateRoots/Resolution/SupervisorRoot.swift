/// Where the agents' supervisor keeps its workspaces (SR-07).
///
/// In a container only the repository is there, so the workspaces are too; anywhere else they stand under the global
/// root, wherever that is.
public enum SupervisorRoot {
    /// The kind of place a repository's agents run in, as far as it decides where state is.
    public enum Place: Hashable, Sendable { case container, elsewhere }

    public static func resolve(
        _ place: Place, repo: StateRoot, global: StateRoot, in catalogue: Catalogue
    ) throws(StateRootError) -> DurablePath {
        switch place {
        case .container: try catalogue.durable(.appServerWorkspaces, in: repo)
        case .elsewhere: try catalogue.durable(.workspaces, in: global)
        }
    }
}
