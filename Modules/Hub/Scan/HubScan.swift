import Formats
public import StateRoots
public import Storage

/// Finds the repositories of a hub, registers and prepares them, and writes down how they are.
public struct HubScan: Sendable {
    /// What a scan did.
    public struct Outcome: Sendable {
        /// What was made of the manifest.
        public let reconciliation: Reconciliation
        /// The ids of repositories that were prepared for work.
        public let seeded: [String]
        /// Why some could not be prepared or asked, by id.
        public let failures: [String: String]
        /// The state as it was written.
        public let state: HubState
    }

    private let hub: AbsolutePath
    private let settings: HubSettings
    private let manifest: ManifestFile
    private let state: HubStateFile
    private let facts: any RepositoryFacts
    private let seeder: any RepositorySeeder
    private let clock: WallClock

    public init(
        hub: AbsolutePath, settings: HubSettings, manifest: ManifestFile, state: HubStateFile,
        facts: any RepositoryFacts, seeder: any RepositorySeeder, clock: WallClock = .system
    ) {
        self.hub = hub
        self.settings = settings
        self.manifest = manifest
        self.state = state
        self.facts = facts
        self.seeder = seeder
        self.clock = clock
    }

    /// What a scan would do to the manifest; nothing is written, not even a lock file.
    public func dryRun() throws -> Reconciliation { reconciliation(with: try manifest.read() ?? Manifest()) }

    /// Scans and writes down what came of it.
    ///
    /// The manifest comes first, so that a repository that cannot be prepared is known nevertheless.
    public func run() throws -> Outcome {
        try state.checkUsable()
        let (decision, registered) = try manifest.update(purpose: "to register what a scan found") { manifest in
            let decision = reconciliation(with: manifest)
            decision.apply(to: &manifest)
            return (decision, manifest)
        }
        var seeded: [String] = []
        var failures: [String: String] = [:]
        // One after the other and not by id: by hand, one id may have been given twice.
        var seen: [RepositorySight] = []
        for entry in registered.repositories {
            let sight = look(at: entry, &seeded)
            seen.append(sight)
            if let failure = sight.failure { failures[entry.id] = failure }
        }
        let written = try write(registered, seen)
        return Outcome(reconciliation: decision, seeded: seeded, failures: failures, state: written)
    }

    private func reconciliation(with manifest: Manifest) -> Reconciliation {
        let tree = TreeView(of: hub, settings, places: manifest.repositories.map(\.path))
        return Reconciliation(of: tree, with: manifest, in: hub)
    }

    /// Looks at a repository, and prepares it where that is missing.
    private func look(at entry: RepositoryEntry, _ seeded: inout [String]) -> RepositorySight {
        var sight = RepositorySight(entry.path, in: hub, facts)
        // What is archived is left as it is.
        guard settings.initializesMissing, !entry.isArchived, sight.condition?.isInitialized == false else {
            return sight
        }
        let directory = entry.path.absolute(in: hub)
        do {
            try seeder.seed(directory)
            seeded.append(entry.id)
            sight.ask(facts, about: directory)
        } catch {
            sight.failure = "\(error)"
        }
        return sight
    }

    private func write(_ manifest: Manifest, _ seen: [RepositorySight]) throws -> HubState {
        try state.update(purpose: "to write down a scan") { state in
            let earlier = state.membersByID
            state.repositories = zip(manifest.repositories, seen).map { entry, sight in
                RepositorySnapshot(
                    entry, sight, runningIn: EffectiveDestination(of: entry, in: manifest).destination,
                    replacing: earlier[entry.id])
            }
            let bases = Set(manifest.repositories.filter { $0.kind == .base }.map(\.id))
            state.pinned = state.pinned.filter(bases.contains)
            state.lastScanAt = UTCTime(unixSeconds: clock.seconds())?.rfc3339()
            return state
        }
    }
}
