/// Whether places are within roots (SR-23).
public struct Boundary: Sendable {
    public let roots: [AbsolutePath]

    public init(_ roots: [AbsolutePath]) { self.roots = roots }

    public init(_ roots: [StateRoot]) { self.init(roots.map(\.path)) }

    /// By names alone: links are not followed, and `..` has been refused when the path was made.
    public func containsLexically(_ path: AbsolutePath) -> Bool { roots.contains { $0.contains(path) } }

    /// With the links of the path and of the roots followed, as far as they exist.
    public func contains(_ path: AbsolutePath) throws(StateRootError) -> Bool {
        let real = try path.resolvingLinks()
        for root in roots where try root.resolvingLinks().contains(real) { return true }
        return false
    }

    /// Returns when the path is within the roots, links followed, and says where it leads otherwise.
    public func validate(_ path: AbsolutePath) throws(StateRootError) {
        guard try !contains(path) else { return }
        let real = try path.resolvingLinks()
        let through = real == path ? "" : " (through a link, at \(real))"
        throw StateRootError(
            .outside, path.description,
            "stands\(through) outside of \(roots.map(\.description).joined(separator: ", "))",
            remedy: "keep it under one of these roots")
    }
}
