/// Where the agents' supervisor keeps its workspaces (SR-07).
///
/// In a container only the repository is there, so the workspaces are too; anywhere else they stand under the global
/// root, wherever that is.
public enum SupervisorRoot: Hashable, Sendable {
    /// The agents of this repository run in a container.
    case container(repo: StateRoot)
    /// They run on this machine, whose user's root this is.
    case machine(global: StateRoot)

    /// The directory of the workspaces.
    public func workspaces(in catalogue: Catalogue) throws(StateRootError) -> DurablePath {
        switch self {
        case .container(let repo): try catalogue.durable(.appServerWorkspaces, in: repo)
        case .machine(let global): try catalogue.durable(.workspaces, in: global)
        }
    }
}
