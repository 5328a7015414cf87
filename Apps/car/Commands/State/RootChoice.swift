import Console
import Housekeeping
import StateRoots
import Storage

/// The root that a command of `car state` is about, with everything that working on it takes.
struct RootChoice {
    let workplace: Workplace
    let id: RootID
    let root: StateRoot

    /// - Parameter wanted: what `--scope` says.
    init(_ workplace: Workplace, wanted: String?) throws {
        self.workplace = workplace
        let chosen = wanted ?? (workplace.repository != nil ? "repo" : "hub")
        switch chosen {
        case "global": (id, root) = (.global, try workplace.globalRoot())
        case "hub": (id, root) = (.hub, try workplace.hubRoot())
        default: (id, root) = (.repo, try workplace.repoRoot())
        }
    }

    /// The repository or hub whose root it is; nil for the user's.
    var directory: AbsolutePath? { id == .global ? nil : id == .hub ? workplace.hub : workplace.repository }

    var kept: KeptRoot { get throws { try keeping(root) } }

    /// The same root at another place.
    func keeping(_ place: StateRoot) throws -> KeptRoot {
        let name: Artifact.Name = id == .global ? .globalRoot : id == .hub ? .hubRoot : .repoRoot
        return try KeptRoot(place, lock: workplace.catalogue.durable(name, in: place))
    }

    func activity() throws -> RootActivity { RootActivity(workplace.catalogue, roots: try workplace.ownPlaces()) }
}

extension Invocation {
    /// The root that the options name; one that is half moved is not refused.
    func rootChoice() throws -> RootChoice {
        let workplace = try WorkplaceFinder(self).find(
            repository: command.text(CommonOptions.repo), hub: command.text(CommonOptions.hub))
        for directory in Set([workplace.repository, workplace.hub].compactMap(\.self)) {
            try RootLink.check(directory, workplace.records)
        }
        let choice = try RootChoice(workplace, wanted: command.text(StateCommand.scope))
        let others = try workplace.ownPlaces().filter { $0.path == choice.root.path }
        guard choice.id != .global || others.isEmpty else {
            throw CarError(
                .configuration, "'\(choice.root)' is your own root and a repository's in one",
                remedy: "move your own with CAR_GLOBAL_STATE_ROOT first")
        }
        return choice
    }
}
