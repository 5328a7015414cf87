/// Everything that may be written, as data; the only place that gives out paths to write to (SR-24).
public struct Catalogue: Sendable {
    /// In the order in which they were declared, which is the order of the documentation.
    public let artifacts: [Artifact]
    private let byName: [Artifact.Name: Artifact]

    public init(_ artifacts: [Artifact]) throws(StateRootError) {
        var byName: [Artifact.Name: Artifact] = [:]
        for artifact in artifacts {
            guard byName.updateValue(artifact, forKey: artifact.name) == nil else {
                throw StateRootError(.badCatalogue, artifact.name.text, "two artifacts have this name")
            }
        }
        try CatalogueClashes.check(artifacts)
        self.artifacts = artifacts
        self.byName = byName
    }

    /// The catalogue with a tool's own artifacts added.
    public func adding(_ more: [Artifact]) throws(StateRootError) -> Catalogue { try Catalogue(artifacts + more) }

    /// The entry of this name; nil when there is none.
    public func artifact(_ name: Artifact.Name) -> Artifact? { byName[name] }

    /// The place of durable state.
    public func durable(
        _ name: Artifact.Name, in root: StateRoot, _ variables: [String: PathSegment] = [:]
    ) throws(StateRootError) -> DurablePath {
        DurablePath(try placement(name, in: root, .canonical, variables))
    }

    /// The place of something that can be rebuilt.
    public func cache(
        _ name: Artifact.Name, in root: StateRoot, _ variables: [String: PathSegment] = [:]
    ) throws(StateRootError) -> CachePath {
        CachePath(try placement(name, in: root, .cache, variables))
    }

    /// The place of a log or scratch file.
    public func ephemeral(
        _ name: Artifact.Name, in root: StateRoot, _ variables: [String: PathSegment] = [:]
    ) throws(StateRootError) -> EphemeralPath {
        EphemeralPath(try placement(name, in: root, .temporary, variables))
    }

    /// The place of a file that belongs to somebody else.
    public func external(
        _ name: Artifact.Name, in root: StateRoot, _ variables: [String: PathSegment] = [:]
    ) throws(StateRootError) -> ExternalPath {
        ExternalPath(try placement(name, in: root, .external, variables))
    }

    private func placement(
        _ name: Artifact.Name, in root: StateRoot, _ territory: RootID.Territory, _ variables: [String: PathSegment]
    ) throws(StateRootError) -> Placement {
        guard let artifact = byName[name] else {
            throw StateRootError(.unknownArtifact, name.text, "no such artifact in the catalogue")
        }
        guard artifact.root == root.id else {
            throw StateRootError(
                .foreignRoot, name.text, "belongs under the \(artifact.root) root, not under \(root.id) (\(root.path))")
        }
        guard root.id.territory == territory else {
            throw StateRootError(.foreignRoot, name.text, "the \(root.id) root does not give out this kind of path")
        }
        guard !artifact.isReserved else {
            throw StateRootError(.reserved, name.text, "is kept for other programs and never written by this one")
        }
        return Placement(root: root.path, segments: try artifact.location.segments(variables), artifact: name)
    }
}
