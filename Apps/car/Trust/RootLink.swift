import Console
import StateRoots

/// A link in the place of a repository's or a hub's root.
///
/// It is a user's way to keep state on another disk, and a stranger's way to have this program write elsewhere: only what
/// `car state move --link` left, or what is trusted, is followed.
struct RootLink {
    let place: AbsolutePath
    let target: AbsolutePath

    /// Nil when the root of a directory is no link.
    init?(of directory: AbsolutePath) throws {
        place = directory.appending(try PathSegment(RootResolver.directoryName))
        guard try EntryFacts.of(place)?.kind == .link else { return nil }
        target = try place.resolvingLinks()
    }

    /// Throws unless the root of a directory is no link, or one that may be followed and leads somewhere.
    static func check(_ directory: AbsolutePath, _ records: OwnRecords?) throws {
        guard let link = try RootLink(of: directory) else { return }
        guard !directory.contains(link.target) else {
            throw CarError(
                .configuration, "'\(link.place)' is a link that leads back into '\(directory)'",
                remedy: "remove the link: state belongs into a directory of its own")
        }
        let isOurs = try records?.moves.link(at: link.place) == link.target
        guard try isOurs || records?.trust.trusts(directory) == true else {
            throw CarError(
                .configuration, "'\(link.place)' is a link to '\(link.target)' that no move of yours left there",
                remedy: "look where it leads; then remove it, or accept it with 'car trust \(directory)'")
        }
        guard try EntryFacts.of(link.target)?.kind == .directory else {
            throw CarError(
                .configuration, "'\(link.place)' is a link to '\(link.target)', which is not there",
                remedy: "mount the disk that it is on, or remove the link to begin anew")
        }
    }
}
