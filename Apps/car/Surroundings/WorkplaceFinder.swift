import Console
import Settings
import StateRoots
import Storage

/// Finds out where a command runs; nothing is created.
struct WorkplaceFinder {
    let resolver: RootResolver
    let catalogue: Catalogue

    init(_ invocation: Invocation) throws {
        guard let directory = System.workingDirectory() else {
            throw CarError(
                .failed, "the working directory is gone", remedy: "go to a directory that exists and try again")
        }
        resolver = RootResolver(
            Surroundings(environment: invocation.environment, directory: try AbsolutePath(directory)))
        catalogue = try Catalogue.car()
    }

    /// - Parameters:
    ///   - repository: what `--repo` says; without it the repository that the working directory is in.
    ///   - hub: what `--hub` says; without it the nearest hub upwards.
    func find(repository: String? = nil, hub: String? = nil) throws -> Workplace {
        let here = resolver.surroundings.directory
        let named = try repository.map { try existing($0, "--repo") }
        let namedHub = try hub.map { try existing($0, "--hub") }
        let start = named ?? namedHub ?? here
        let top = try GitRepository.top(of: start)
        if let named, top == nil {
            throw CarError(
                .configuration, "'\(named)' is in no git repository", remedy: "run 'git init' there, or name another")
        }
        // A hub that is named alone is what the command is about, and a repository only when it is one itself.
        let found = named != nil || namedHub == nil || namedHub == top ? top : nil
        return try workplace(repository: found, hub: try namedHub ?? HubFinder.hub(of: top ?? start))
    }

    private func workplace(repository: AbsolutePath?, hub: AbsolutePath?) throws -> Workplace {
        let records = try records()
        let files = try SettingFiles(hub: hub, repository: repository) { directory in
            // A record that is damaged vouches for nobody; the doctor says that it is.
            (try? records?.trust.trusts(directory)) ?? false
        }
        return try workplace(repository, hub, layers: files.layers, records)
    }

    private func workplace(
        _ repository: AbsolutePath?, _ hub: AbsolutePath?, layers: [SettingLayer], _ records: OwnRecords?
    ) throws -> Workplace {
        Workplace(
            resolver: resolver, catalogue: catalogue, records: records, repository: repository, hub: hub,
            settings: try SettingsSnapshot(schema: CarSettings.schema, layers: layers),
            ownSettings: try SettingsSnapshot(schema: CarSettings.schema, layers: layers.filter(\.isTrusted)))
    }

    /// The same without the settings, for commands that must run when these cannot be read.
    func bareWorkplace(repository: String? = nil, hub: String? = nil) throws -> Workplace {
        if let whole = try? find(repository: repository, hub: hub) { return whole }
        let named = try hub.map { try existing($0, "--hub") }
        let start = try repository.map { try existing($0, "--repo") } ?? named ?? resolver.surroundings.directory
        let top = try GitRepository.top(of: start)
        let found = try (try? HubFinder.hub(of: top ?? start)) ?? HubFinder.likelyHub(of: start)
        return try workplace(top, named ?? found, layers: [], try? records())
    }

    func records() throws -> OwnRecords? { try OwnRecords(resolver, catalogue) }

    func existing(_ text: String, _ what: String) throws -> AbsolutePath {
        let path = try AbsolutePath(naming: text, from: resolver.surroundings.directory)
        guard try EntryFacts.of(path)?.kind == .directory else {
            throw CarError(
                .badData, "\(what): there is no directory '\(path)'", remedy: "check the spelling, or make it first")
        }
        return path
    }
}
