import Console
import Housekeeping
import StateRoots
import Storage

/// Keeps commands away from a root that is half moved or half imported.
enum InterruptedRoots {
    static func check(_ workplace: Workplace) throws {
        var places = try workplace.ownPlaces()
        // Without a home there is no root of the user's to be careful about.
        if let global = try? workplace.globalRoot() { places.append(StatePlace(path: global.path, roots: [.global])) }
        for place in places {
            let root = try StateRoot(place.roots.last ?? .repo, at: place.path)
            guard let work = try InterruptedWork.find(in: root, observer: .current()) else { continue }
            throw CarError(
                .tryAgain, work.description,
                remedy: work.isAtWork ? "wait until it is done" : "run 'car state recover' to finish it")
        }
    }
}
