import Autorunner
import Hub
import StateRoots

/// Makes a repository that a hub found ready, as `car init` does.
struct HubRepositorySeeder: RepositorySeeder {
    let resolver: RootResolver
    let catalogue: Catalogue
    let records: OwnRecords?

    init(_ workplace: Workplace) {
        resolver = workplace.resolver
        catalogue = workplace.catalogue
        records = workplace.records
    }

    func seed(_ repository: AbsolutePath) throws {
        try RootGate.check(repository, resolver, records)
        let places = RepositoryPlaces(catalogue, in: try resolver.resolveRepoStateRoot(repository))
        let program = try AbsolutePath(System.ownProgram() ?? "/usr/bin/car")
        try RepositorySeed(program: program).apply(to: places, now: Clocks.now())
    }
}
