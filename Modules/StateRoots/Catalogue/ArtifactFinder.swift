/// Finds the artifact that a name below a root belongs to, step by step on the way down.
///
/// What stands in an artifact's directory belongs to that artifact, unless a deeper entry claims it; companions belong
/// to whom they serve.
public struct ArtifactFinder: Sendable {
    /// A place on the way down.
    public struct Step: Sendable {
        /// Whose the place is; nil for a directory that only leads to artifacts, and for what nobody claims.
        public let artifact: Artifact?
        /// Whether the catalogue says something about this place or what is below it.
        public let isKnown: Bool
        fileprivate let node: Int?
        /// The artifact whose directory covers whatever is below.
        fileprivate let cover: Artifact?

        /// Whether everything below belongs to one artifact, so that no name needs to be looked up.
        public var isSettled: Bool { node == nil }
    }

    private struct Node: Sendable {
        var artifact: Artifact?
        var literals: [String: Int] = [:]
        var patterns: [(part: Location.Part, node: Int)] = []
    }

    private var nodes: [Node] = [Node()]

    /// - Parameter artifacts: of one directory, each place once: `Catalogue.artifacts(sharing:)`.
    public init(_ artifacts: [Artifact]) {
        for artifact in artifacts {
            var node = 0
            for part in artifact.location.parts { node = insert(part, below: node) }
            nodes[node].artifact = artifact
        }
    }

    /// The root itself.
    public var start: Step { Step(artifact: nil, isKnown: true, node: 0, cover: nil) }

    /// The place of a name in the directory of a step.
    public func step(_ name: String, from step: Step) -> Step {
        guard let node = step.node else { return covered(by: step.cover) }
        if let next = child(name, of: node) {
            let artifact = nodes[next].artifact
            let cover = artifact.flatMap { $0.kind == .directory ? $0 : nil } ?? step.cover
            let isLeaf = nodes[next].literals.isEmpty && nodes[next].patterns.isEmpty
            return Step(artifact: artifact ?? step.cover, isKnown: true, node: isLeaf ? nil : next, cover: cover)
        }
        if let served = companionOwner(name, in: node) {
            return Step(artifact: served, isKnown: true, node: nil, cover: served)
        }
        return covered(by: step.cover)
    }

    private func covered(by cover: Artifact?) -> Step {
        Step(artifact: cover, isKnown: cover != nil, node: nil, cover: cover)
    }

    private func child(_ name: String, of node: Int) -> Int? {
        nodes[node].literals[name] ?? nodes[node].patterns.first { $0.part.matches(name) }?.node
    }

    private func companionOwner(_ name: String, in node: Int) -> Artifact? {
        for served in Companion.servedNames(of: name) {
            if let owner = child(served, of: node).flatMap({ nodes[$0].artifact }) { return owner }
        }
        return nil
    }

    private mutating func insert(_ part: Location.Part, below node: Int) -> Int {
        if part.variable == nil {
            if let next = nodes[node].literals[part.prefix] { return next }
        } else if let next = nodes[node].patterns.first(where: { $0.part == part })?.node {
            return next
        }
        nodes.append(Node())
        let next = nodes.count - 1
        if part.variable == nil {
            nodes[node].literals[part.prefix] = next
        } else {
            nodes[node].patterns.append((part, next))
        }
        return next
    }
}
