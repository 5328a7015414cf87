/// Where the agents of a repository run.
///
/// With docker, their server keeps its state in the repository (SR-07).
public enum Destination: Hashable, Sendable {
    /// On this machine.
    case local
    /// In a container.
    case docker(DockerDestination)

    /// The word that the files use.
    public var kind: String {
        switch self {
        case .local: "local"
        case .docker: "docker"
        }
    }
}
