/// Looks for state where none may be (SR-20): roots that somebody made up beside the canonical ones.
public struct ShadowPlaces: Sendable {
    private static let homeVariables = [
        ("XDG_STATE_HOME", [".local", "state"]), ("XDG_DATA_HOME", [".local", "share"]),
        ("XDG_CONFIG_HOME", [".config"]), ("XDG_CACHE_HOME", [".cache"]),
    ]
    private static let names = ["car", "codex-autorunner", "codex_autorunner"]
    private static let hiddenNames = [".car", ".codex_autorunner", RootResolver.directoryName]

    private let candidates: [AbsolutePath]

    /// - Parameters:
    ///   - roots: the canonical roots, which are no shadows.
    ///   - repository: the repository or hub in question.
    public init(
        _ surroundings: Surroundings, roots: [StateRoot], repository: AbsolutePath? = nil
    ) throws(StateRootError) {
        var found: [AbsolutePath] = []
        let home = surroundings.home
        for (variable, names) in Self.homeVariables {
            let ownPlace = try home.map { home throws(StateRootError) in try Self.below(home, names) }
            guard let place = surroundings.directory(variable) ?? ownPlace else { continue }
            found += try Self.places(in: place, Self.names)
        }
        found += try Self.places(in: CachePlaces(surroundings).temporary.path, Self.names + Self.hiddenNames)
        if let home { found += try Self.places(in: home, Self.hiddenNames) }
        if let repository { found += try Self.places(in: repository, [".car", ".codex_autorunner", ".autorunner"]) }
        // The place that a configured global root was moved away from still holds the record of trust.
        let own = home.flatMap { try? Self.below($0, [RootResolver.directoryName]) }
        candidates = found.filter { place in place != own && !roots.contains { $0.path.contains(place) } }
    }

    /// Those that are there.
    public func present() throws(StateRootError) -> [AbsolutePath] {
        var present: [AbsolutePath] = []
        for place in candidates where try EntryFacts.of(place)?.kind == .directory { present.append(place) }
        return present
    }

    private static func places(
        in directory: AbsolutePath, _ names: [String]
    ) throws(StateRootError) -> [AbsolutePath] {
        try names.map { name throws(StateRootError) in directory.appending(try PathSegment(name)) }
    }

    private static func below(_ directory: AbsolutePath, _ names: [String]) throws(StateRootError) -> AbsolutePath {
        var place = directory
        for name in names { place = place.appending(try PathSegment(name)) }
        return place
    }
}
