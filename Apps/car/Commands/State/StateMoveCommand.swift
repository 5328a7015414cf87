import Console
import Formats
import Housekeeping
import StateRoots
import Storage

/// `car state move`: a root at another place.
enum StateMoveCommand: CommandPart {
    private static let target = Positional(
        Value("DIR", completion: .directories),
        summary: "The new place; for a repository or a hub the directory that .codex-autorunner goes into")
    private static let link = Option(
        "link", summary: "Leave a link at the old place, so that DIR itself becomes the root and is found from there")

    static let command = Command(
        "move", summary: "Move a whole root to another place",
        discussion: """
            On one file system that is one rename; between two everything is copied, compared by digest and only then \
            removed at the old place. Killed at any moment, the root is whole at one of the two places: the same \
            command, or 'car state recover', says at which and finishes.
            """,
        options: [CommonOptions.repo, CommonOptions.hub, StateCommand.scope, link, CommonOptions.dryRun, .json],
        positionals: [target],
        examples: [
            Example("car state move --link /data/state/api", "Keep a repository's state on another disk"),
            Example("car state move ../api-2", "Give a repository's state to another clone"),
            Example("car state move --scope global /data/car", "Move the user's root"),
        ],
        environment: [CommonOptions.globalRoot],
        exitCodes: [.badData, .tryAgain, .cannotWrite, .noPermission, .configuration])

    static func bind(_ handlers: inout CarHandlers) {
        handlers.on("state", "move") { invocation in
            let choice = try invocation.rootChoice()
            let leavesLink = invocation.command.has(link)
            let place = try newPlace(invocation, choice, leavesLink)
            if invocation.command.has(CommonOptions.dryRun) {
                let digest = try TreeDigest.of(choice.kept)
                try TransferReport(from: choice.root.path, to: place, digest: digest).show("would move", invocation)
                return .done
            }
            let movement = try RootMovement(choice, to: place, leavingLink: leavesLink)
            let result = try await Progress.during("moving", console: invocation.console) { progress in
                try movement.run { progress.advance(to: $0) }
            }
            try report(result, choice, place, leavesLink, invocation)
            return .done
        }
    }

    private static func newPlace(
        _ invocation: Invocation, _ choice: RootChoice, _ leavesLink: Bool
    ) throws -> AbsolutePath {
        let named = try AbsolutePath(
            naming: invocation.command.text(target) ?? "", from: choice.workplace.resolver.surroundings.directory)
        // A link in the root's own place is named, and not where it leads.
        if let own = try choice.directory.flatMap({ try RootLink(of: $0) }), own.target == named { return own.place }
        let isRootItself = named.segments.last?.text == RootResolver.directoryName
        guard choice.id != .global, !leavesLink, !isRootItself else { return named }
        return named.appending(try PathSegment(RootResolver.directoryName))
    }

    private static func report(
        _ result: RootMove<RootActivity>.Result, _ choice: RootChoice, _ place: AbsolutePath, _ leavesLink: Bool,
        _ invocation: Invocation
    ) throws {
        let way =
            switch result.way {
            case .renamed: "renamed"
            case .copied: "copied"
            case .finished: "finished"
            case .nothingLeft: "there already"
            }
        for entry in result.links {
            invocation.console.note(StyledText("a link was moved as it is: \(entry)", .yellow))
        }
        for socket in result.sockets {
            invocation.console.note(StyledText("a socket was left behind: \(socket)", .yellow))
        }
        let verb =
            result.way == .nothingLeft
            ? "was moved before:" : result.way == .finished ? "finished the move of" : "moved"
        var report = TransferReport(from: choice.root.path, to: place, digest: result.digest)
        report.more = [("way", .string(way)), ("link", .bool(leavesLink))]
        try report.show(verb, invocation)
        guard choice.id == .global, !leavesLink else { return }
        invocation.console.note(
            StyledText("From now on set \(RootResolver.globalVariable)=\(place), or move it with --link."))
    }
}
