import Autorunner
import Console
import Formats
import Hub
import StateRoots
import Storage

/// Carries out a plan of `car init`, or says what it would do.
struct InitWork {
    struct Change {
        let path: String
        let what: SeedOutcome.Change
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

    /// Makes what is missing.
    ///
    /// - Parameter isDry: says what would be made, and writes nothing.
    func run(force: Bool, isDry: Bool) throws -> [Change] {
        var changes: [Change] = []
        if let repo { changes += try prepare(repo, force, isDry) }
        if let hub, let directory = plan.hub { changes += try prepare(hub, of: directory, isDry) }
        return changes
    }

    private func prepare(_ repo: StateRoot, _ force: Bool, _ isDry: Bool) throws -> [Change] {
        let places = RepositoryPlaces(catalogue, in: repo)
        let seed = try RepositorySeed.ofThisProgram()
        let outcomes =
            isDry
            ? try seed.preview(at: places, force: force)
            : try seed.apply(to: places, force: force, now: Clocks.now())
        let changes = outcomes.map { Change(path: "\(repo)/\($0.location)", what: $0.change) }
        let changed = changes.filter { $0.what != .kept }
        if !isDry, !changed.isEmpty {
            let facts: JSONObject = ["files": .array(changed.map { .string($0.path) })]
            Logbook.note("repository.initialized", facts, inRepository: repo, catalogue)
        }
        return changes
    }

    private func prepare(_ hub: StateRoot, of directory: AbsolutePath, _ isDry: Bool) throws -> [Change] {
        let files = try places(of: hub)
        var made =
            isDry
            ? try [files.manifest, files.state, files.config].filter { try SafeFile.stamp(of: $0) == nil }
            : try HubSeed(hub: directory, includesRootRepository: repo != nil).plant(at: files)
        // A hub may lie in a repository that git watches.
        let ignore = try catalogue.durable(.hubIgnore, in: hub)
        if repo == nil, try SafeFile.stamp(of: ignore) == nil {
            if !isDry { try AtomicFile.createNew([UInt8(ascii: "*")], at: ignore, mode: .readableByAll) }
            made.append(ignore)
        }
        return made.map { Change(path: $0.description, what: .created) }
    }

    private func places(of hub: StateRoot) throws -> HubSeed.Places {
        HubSeed.Places(
            manifest: try catalogue.durable(.manifest, in: hub), state: try catalogue.durable(.hubState, in: hub),
            config: try catalogue.durable(.hubConfig, in: hub))
    }
}
