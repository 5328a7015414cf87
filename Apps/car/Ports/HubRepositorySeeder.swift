import Autorunner
import Hub
import StateRoots

/// Makes a repository that a hub found ready, as `car init` does.
struct HubRepositorySeeder: RepositorySeeder {
    let resolver: RootResolver
    let catalogue: Catalogue

    func seed(_ repository: AbsolutePath) throws {
        let places = RepositoryPlaces(catalogue, in: try resolver.resolveRepoStateRoot(repository))
        let program = try AbsolutePath(System.ownProgram() ?? "/usr/bin/car")
        try RepositorySeed(program: program).apply(to: places, now: Clocks.now())
    }
}
