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

    /// The roots that the directory serves as.
    var roles: [RootID] { id != .global && workplace.isHubItself ? [.repo, .hub] : [id] }

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
        return try RootChoice(workplace, wanted: command.text(StateCommand.scope))
    }
}
