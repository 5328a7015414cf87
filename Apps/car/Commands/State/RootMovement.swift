import Console
import Housekeeping
import StateRoots
import Storage

/// A move as a person asked for it: the root itself, and the link by which it is found from its old place.
struct RootMovement {
    let choice: RootChoice
    let target: AbsolutePath
    let leavesLink: Bool
    /// Where the root is looked for; a link there is not followed.
    private let named: AbsolutePath?
    private let link: RootLink?

    init(_ choice: RootChoice, to target: AbsolutePath, leavingLink: Bool) throws {
        self.choice = choice
        self.target = target
        leavesLink = leavingLink
        named = try choice.directory.map { $0.appending(try PathSegment(RootResolver.directoryName)) }
        link = try choice.directory.flatMap { try RootLink(of: $0) }
        guard !leavingLink || named == nil || choice.workplace.records != nil else {
            throw CarError(
                .configuration, "there is no place to note the link in, and a link that is not noted is not followed",
                remedy: "set HOME, or CAR_GLOBAL_STATE_ROOT to an absolute path")
        }
    }

    private var bringsBack: Bool { link != nil && target == named }

    func run(progress: (Int) -> Void) throws -> RootMove<RootActivity>.Result {
        let moves = choice.workplace.records?.moves
        let source = choice.root.path
        try moves?.begin(from: source, to: target, now: System.wallSeconds)
        if bringsBack, let link { try RootRelocation.removeLink(at: link.place, leadingTo: link.target) }
        do {
            if link == nil, leavesLink, let named { try moves?.noteLink(at: named, to: target) }
            let result = try move(progress)
            try settleLink(moves)
            try moves?.end(from: source, to: target)
            return result
        } catch {
            try takeBack(moves, source)
            throw error
        }
    }

    private func move(_ progress: (Int) -> Void) throws -> RootMove<RootActivity>.Result {
        let move = RootMove(
            try choice.kept, to: try choice.keeping(try StateRoot(choice.id, at: target)),
            leavingLink: leavesLink && link == nil, activity: try choice.activity(), observer: try .current())
        var random = SystemRandomNumberGenerator()
        return try move.run(using: &random, progress: progress)
    }

    /// An earlier link would lead to where nothing is any more.
    private func settleLink(_ moves: MoveRecord?) throws {
        guard let link, let named else { return }
        if !bringsBack { try RootRelocation.removeLink(at: link.place, leadingTo: link.target) }
        try moves?.noteLink(at: named, to: leavesLink ? target : nil)
        guard leavesLink, let directory = choice.directory else { return }
        let old = try choice.workplace.resolver.resolveRepoStateRoot(directory)
        try RootRelocation.leaveLink(at: old, to: try StateRoot(choice.id, at: target))
    }

    /// Nothing was moved: then nothing was begun either.
    private func takeBack(_ moves: MoveRecord?, _ source: AbsolutePath) throws {
        let root = try StateRoot(choice.id, at: source)
        guard try InterruptedWork.find(in: root, observer: .current()) == nil, try EntryFacts.of(source) != nil else {
            return
        }
        try moves?.end(from: source, to: target)
        guard let named else { return }
        if link == nil { try moves?.noteLink(at: named, to: nil) }
        if bringsBack, let directory = choice.directory {
            let old = try choice.workplace.resolver.resolveRepoStateRoot(directory)
            try RootRelocation.leaveLink(at: old, to: root)
        }
    }
}
