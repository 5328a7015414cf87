import Hub
import StateRoots
import Storage

extension Workplace {
    /// Where the homes of a repository's agents are: in the repository when they run in a container (SR-07).
    func agentHomes(of entry: RepositoryEntry, _ destination: Destination) throws -> DurablePath? {
        guard let hub else { return nil }
        let root: SupervisorRoot =
            switch destination {
            case .docker: .container(repo: try resolver.resolveRepoStateRoot(entry.path.absolute(in: hub)))
            case .local: .machine(global: try globalRoot())
            }
        return try root.workspaces(in: catalogue)
    }
}
