/// The only authority on where roots are (SR-24): every root comes from here, and resolving creates nothing.
public struct RootResolver: Sendable {
    /// The directory that holds a root in a repository, a hub and a home.
    public static let directoryName = ".codex-autorunner"
    /// The variable that moves the global root (SR-06).
    public static let globalVariable = "CAR_GLOBAL_STATE_ROOT"
    /// The variable that moves prodex's home (PX-01).
    public static let prodexVariable = "PRODEX_HOME"

    public let surroundings: Surroundings

    public init(_ surroundings: Surroundings) { self.surroundings = surroundings }

    /// A repository's root (SR-01).
    public func resolveRepoStateRoot(_ repository: AbsolutePath) throws(StateRootError) -> StateRoot {
        try StateRoot(.repo, at: below(repository, Self.directoryName))
    }

    /// A hub's root (SR-05), which is a repository's as well when the hub is one.
    public func resolveHubStateRoot(_ hub: AbsolutePath) throws(StateRootError) -> StateRoot {
        try StateRoot(.hub, at: below(hub, Self.directoryName))
    }

    /// Where a hub keeps its ticket templates.
    public func resolveHubTemplatesRoot(_ hub: AbsolutePath) throws(StateRootError) -> AbsolutePath {
        try below(resolveHubStateRoot(hub).path, "templates")
    }

    /// The user's root (SR-06): the variable, else what is configured, else `~/.codex-autorunner`.
    ///
    /// - Parameters:
    ///   - configured: the text of `state_roots.global`, and the file it stands in.
    ///   - base: what a relative path begins at: the directory that the configuration is for.
    public func resolveGlobalStateRoot(
        configured: ConfiguredPath? = nil, base: AbsolutePath? = nil
    ) throws(StateRootError) -> StateRoot {
        let root = try StateRoot(.global, at: globalPlace(configured, base ?? surroundings.directory))
        for place in try CachePlaces(surroundings).all where place == root.path {
            throw StateRootError(
                .badPath, root.path.description,
                "is a directory for what can be lost at any time, and the global root is for what must not be",
                remedy: "choose a directory of its own for \(Self.globalVariable) or state_roots.global")
        }
        return root
    }

    private func globalPlace(
        _ configured: ConfiguredPath?, _ base: AbsolutePath
    ) throws(StateRootError) -> AbsolutePath {
        if let text = surroundings.variable(Self.globalVariable) {
            return try ConfiguredPath(text, from: Self.globalVariable).resolved(base: base, home: surroundings.home)
        }
        if let configured { return try configured.resolved(base: base, home: surroundings.home) }
        let home = try surroundings.requireHome(
            for: "the global root", instead: "\(Self.globalVariable) to an absolute path")
        return try below(home, Self.directoryName)
    }

    /// prodex's home (PX-01): the variable, else `~/.prodex`.
    public func resolveProdexHome() throws(StateRootError) -> StateRoot {
        if let text = surroundings.variable(Self.prodexVariable) {
            let path = ConfiguredPath(text, from: Self.prodexVariable)
            return try StateRoot(
                .prodexHome, at: path.resolved(base: surroundings.directory, home: surroundings.home))
        }
        let home = try surroundings.requireHome(
            for: "prodex's home", instead: "\(Self.prodexVariable) to an absolute path")
        return try StateRoot(.prodexHome, at: below(home, ".prodex"))
    }

    /// The canonical roots that hold durable state, each once: global, then the repository's, then the hub's.
    ///
    /// Two roots in one directory are both named, since each has a catalogue of its own.
    public func canonicalRoots(
        global: StateRoot, repository: AbsolutePath? = nil, hub: AbsolutePath? = nil
    ) throws(StateRootError) -> [StateRoot] {
        var roots = [global]
        if let repository { roots.append(try resolveRepoStateRoot(repository)) }
        if let hub { roots.append(try resolveHubStateRoot(hub)) }
        return roots
    }

    private func below(_ directory: AbsolutePath, _ name: String) throws(StateRootError) -> AbsolutePath {
        directory.appending(try PathSegment(name))
    }
}
