import Autorunner
import StateRoots

/// The way into a repository that is not the workplace's own, such as one of a hub's.
struct RepositoryAccess {
    private let resolver: RootResolver
    private let catalogue: Catalogue
    private let records: OwnRecords?

    init(_ workplace: Workplace) {
        resolver = workplace.resolver
        catalogue = workplace.catalogue
        records = workplace.records
    }

    /// Where its state is; an error where a command had better not touch that.
    func places(of repository: AbsolutePath) throws -> RepositoryPlaces {
        try RootGate.check(repository, resolver, records)
        return RepositoryPlaces(catalogue, in: try resolver.resolveRepoStateRoot(repository))
    }
}
