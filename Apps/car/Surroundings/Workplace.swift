import Console
import Formats
import Settings
import StateRoots
import Storage

/// Where a command runs: which repository and hub it is about, which settings hold there and where the roots are.
struct Workplace {
    let resolver: RootResolver
    let catalogue: Catalogue
    /// Nil where there is no place for them.
    let records: OwnRecords?
    /// The top of the repository, if the command stands in one or was told of one.
    let repository: AbsolutePath?
    /// The nearest hub upwards.
    let hub: AbsolutePath?
    let settings: SettingsSnapshot
    /// What trusted files alone say: what is the user's own is nothing that a repository has a say in.
    let ownSettings: SettingsSnapshot

    /// Whether the repository is its own hub, so that both roots are one directory.
    var isHubItself: Bool { hub != nil && hub == repository }

    /// Settings that nobody here knows, in files that other programs share.
    var remarks: [SettingProblem] { settings.remarks.filter { $0.key != SettingFiles.repositoryPart } }

    func repoRoot() throws -> StateRoot {
        guard let repository else {
            throw CarError(
                .configuration, "'\(resolver.surroundings.directory)' is in no git repository",
                remedy: "go to one, or name one with --repo")
        }
        return try resolver.resolveRepoStateRoot(repository)
    }

    /// The repository's root, which must have been made.
    func initialisedRepoRoot() throws -> StateRoot {
        let root = try repoRoot()
        guard try EntryFacts.of(root.path) != nil else {
            throw CarError(
                .configuration, "'\(root)' is not there: the repository has not been made ready",
                remedy: "run 'car init' in it")
        }
        return root
    }

    func hubRoot() throws -> StateRoot {
        guard let hub else {
            throw CarError(
                .configuration, "there is no hub in '\(resolver.surroundings.directory)' or above it",
                remedy: "run 'car init --mode hub' where your repositories are, or name a hub with --hub")
        }
        return try resolver.resolveHubStateRoot(hub)
    }

    func globalRoot() throws -> StateRoot {
        try resolver.resolveGlobalStateRoot(configured: configuredGlobalRoot, base: hub ?? repository)
    }

    /// What `state_roots.global` says; anything but text there counts as not set (SR-06).
    private var configuredGlobalRoot: ConfiguredPath? {
        settings[CarSettings.stateRoots]["global"]?.string.map {
            ConfiguredPath($0, from: "state_roots.global (\(settings.origin(of: "state_roots") ?? .builtIn))")
        }
    }

    /// The roots there are, each directory once with the roots it serves as.
    ///
    /// - Parameter scope: the name of a root, or `all`; what is left out is not resolved, so that a home directory is
    ///   needed only where it is asked for. One that is asked for by name and not there is an error.
    func places(scope: String = "all") throws -> [StatePlace] {
        switch scope {
        case "global": return [StatePlace(path: try globalRoot().path, roots: [.global])]
        case "repo": _ = try repoRoot()
        case "hub": _ = try hubRoot()
        default: return Self.merged([StatePlace(path: try globalRoot().path, roots: [.global])] + (try ownPlaces()))
        }
        return try ownPlaces().filter { place in place.roots.contains { $0.name == scope } }
    }

    /// The repository's and the hub's, without the user's.
    func ownPlaces() throws -> [StatePlace] {
        var places: [StatePlace] = []
        if let repository {
            places.append(StatePlace(path: try resolver.resolveRepoStateRoot(repository).path, roots: [.repo]))
        }
        if let hub { places.append(StatePlace(path: try resolver.resolveHubStateRoot(hub).path, roots: [.hub])) }
        return Self.merged(places)
    }

    /// One directory is one place, whatever it serves as.
    private static func merged(_ places: [StatePlace]) -> [StatePlace] {
        var merged: [StatePlace] = []
        for place in places {
            if let index = merged.firstIndex(where: { $0.path == place.path }) {
                merged[index] = StatePlace(path: place.path, roots: merged[index].roots + place.roots)
            } else {
                merged.append(place)
            }
        }
        return merged
    }
}
