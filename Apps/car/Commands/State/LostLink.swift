import StateRoots
import Storage

/// The link to a root that a move was about to leave when it was cut short.
struct LostLink {
    private let directory: AbsolutePath
    private let place: AbsolutePath
    private let workplace: Workplace

    init(_ directory: AbsolutePath, _ workplace: Workplace) throws {
        self.directory = directory
        self.workplace = workplace
        place = directory.appending(try PathSegment(RootResolver.directoryName))
    }

    /// What was found and done, as a sentence; nil when no link is missing.
    func restore(dryRun: Bool) throws -> String? {
        guard let moves = workplace.records?.moves else { return nil }
        let present = try RootLink(of: directory)
        if let present, try EntryFacts.of(present.target) == nil,
            let target = try moves.destination(of: present.target), try isRoot(target)
        {
            if !dryRun {
                try RootRelocation.removeLink(at: place, leadingTo: present.target)
                try moves.noteLink(at: place, to: target)
                try leave(target)
                try moves.end(from: present.target, to: target)
            }
            return said(target, dryRun)
        }
        guard present == nil, try EntryFacts.of(place) == nil, let target = try moves.link(at: place),
            try isRoot(target)
        else { return nil }
        if !dryRun { try leave(target) }
        return said(target, dryRun)
    }

    private func isRoot(_ target: AbsolutePath) throws -> Bool { try EntryFacts.of(target)?.kind == .directory }

    private func leave(_ target: AbsolutePath) throws {
        let old = try workplace.resolver.resolveRepoStateRoot(directory)
        try RootRelocation.leaveLink(at: old, to: try StateRoot(.repo, at: target))
    }

    private func said(_ target: AbsolutePath, _ dryRun: Bool) -> String {
        "The root of '\(directory)' is at '\(target)'; the link to it \(dryRun ? "would be made again" : "is back")."
    }
}
