import Autorunner
import Console
import Formats
import Hub
import StateRoots
import Storage

/// Carries out a plan of `car init`, or says what it would do.
struct InitWork {
    struct Change {
        enum What: String { case created, renewed, kept }
        let path: String
        let what: What
    }

    private let plan: InitPlan
    private let catalogue: Catalogue
    private let repo: StateRoot?
    private let hub: StateRoot?

    init(_ plan: InitPlan, _ finder: WorkplaceFinder) throws {
        self.plan = plan
        catalogue = finder.catalogue
        let records = try finder.records()
        for directory in Set([plan.repository, plan.hub].compactMap(\.self)) {
            try RootGate.check(directory, finder.resolver, records)
            try Self.refuseGlobal(directory, finder.resolver)
        }
        repo = try plan.repository.map { try finder.resolver.resolveRepoStateRoot($0) }
        hub = try plan.hub.map { try finder.resolver.resolveHubStateRoot($0) }
    }

    /// A home directory that is a repository itself (dotfiles) has the user's root where a repository's would be.
    private static func refuseGlobal(_ directory: AbsolutePath, _ resolver: RootResolver) throws {
        guard let global = try? resolver.resolveGlobalStateRoot(),
            try resolver.resolveRepoStateRoot(directory).path == global.path
        else { return }
        throw CarError(
            .configuration, "'\(global)' is your own root, and '\(directory)' would share it",
            remedy: "move your own with CAR_GLOBAL_STATE_ROOT first, or work in a directory below")
    }

    func run(force: Bool) throws -> [Change] {
        var changes: [Change] = []
        if let repo {
            let places = RepositoryPlaces(catalogue, in: repo)
            let outcomes = try seed().apply(to: places, force: force, now: Clocks.now())
            changes += outcomes.map {
                Change(path: "\(repo)/\($0.location)", what: Change.What(rawValue: "\($0.change)") ?? .kept)
            }
            let changed = changes.filter { $0.what != .kept }
            if !changed.isEmpty {
                let facts: JSONObject = ["files": .array(changed.map { .string($0.path) })]
                Logbook.note("repository.initialized", facts, inRepository: repo, catalogue)
            }
        }
        if let hub, let directory = plan.hub {
            let made = try HubSeed(hub: directory, includesRootRepository: repo != nil).plant(at: places(of: hub))
            changes += made.map { Change(path: $0.description, what: .created) }
            if repo == nil, let path = try ignoreFile(of: hub) { changes.append(Change(path: path, what: .created)) }
        }
        return changes
    }

    func preview(force: Bool) throws -> [Change] {
        var changes: [Change] = []
        if let repo {
            let places = RepositoryPlaces(catalogue, in: repo)
            changes += try seed().preview(at: places, force: force).map {
                Change(path: "\(repo)/\($0.location)", what: Change.What(rawValue: "\($0.change)") ?? .kept)
            }
        }
        if let hub {
            let files = try places(of: hub)
            for path in [files.manifest, files.state, files.config] where try SafeFile.stamp(of: path) == nil {
                changes.append(Change(path: path.description, what: .created))
            }
            let ignore = try catalogue.durable(.hubIgnore, in: hub)
            if repo == nil, try SafeFile.stamp(of: ignore) == nil {
                changes.append(Change(path: ignore.description, what: .created))
            }
        }
        return changes
    }

    private func seed() throws -> RepositorySeed {
        RepositorySeed(program: try AbsolutePath(System.ownProgram() ?? "/usr/bin/car"))
    }

    private func places(of hub: StateRoot) throws -> HubSeed.Places {
        HubSeed.Places(
            manifest: try catalogue.durable(.manifest, in: hub), state: try catalogue.durable(.hubState, in: hub),
            config: try catalogue.durable(.hubConfig, in: hub))
    }

    /// A hub may lie in a repository that git watches; the path that was made, if any.
    private func ignoreFile(of hub: StateRoot) throws -> String? {
        let path = try catalogue.durable(.hubIgnore, in: hub)
        guard try SafeFile.stamp(of: path) == nil else { return nil }
        try AtomicFile.createNew([UInt8(ascii: "*")], at: path, mode: .readableByAll)
        return path.description
    }
}
