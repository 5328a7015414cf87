import Console
import Housekeeping
import StateRoots
import Storage

/// Keeps commands away from a root that they had better not touch: one that is half moved or half imported, or a link
/// that somebody else may have made.
enum RootGate {
    static func check(_ workplace: Workplace) throws {
        for directory in Set([workplace.repository, workplace.hub].compactMap(\.self)) {
            try RootLink.check(directory, workplace.records)
        }
        var places = try workplace.ownPlaces()
        // Without a home there is no root of the user's to be careful about.
        if let global = try? workplace.globalRoot() { places.append(StatePlace(path: global.path, roots: [.global])) }
        for place in places { try check(StateRoot(place.roots.last ?? .repo, at: place.path)) }
    }

    /// For a repository that is not the workplace's own, such as one of a hub's.
    static func check(_ repository: AbsolutePath, _ resolver: RootResolver, _ records: OwnRecords?) throws {
        try RootLink.check(repository, records)
        try check(resolver.resolveRepoStateRoot(repository))
    }

    private static func check(_ root: StateRoot) throws {
        guard let work = try InterruptedWork.find(in: root, observer: .current()) else { return }
        throw CarError(
            .tryAgain, work.description,
            remedy: work.isAtWork ? "wait until it is done" : "run 'car state recover' to finish it")
    }
}
