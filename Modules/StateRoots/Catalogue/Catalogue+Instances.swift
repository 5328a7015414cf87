extension Catalogue {
    /// The places that an artifact with variable parts has under a root, as the names in its directories show.
    ///
    /// - Parameter beside: the names in the directory that a place stands in; nothing where there is no such directory.
    public func instances(
        of name: Artifact.Name, in root: StateRoot, beside: (DurablePath) throws -> [PathSegment]
    ) throws -> [DurablePath] {
        // Refuses what the catalogue would not give out either.
        let values = artifact(name)?.location.variables.map { ($0, try? PathSegment("0")) } ?? []
        _ = try durable(name, in: root, Dictionary(values) { one, _ in one }.compactMapValues { $0 })
        var found: [[PathSegment]] = [[]]
        for part in artifact(name)?.location.parts ?? [] {
            var next: [[PathSegment]] = []
            for names in found {
                let place = { (last: PathSegment) in
                    DurablePath(Placement(root: root.path, segments: names + [last], artifact: name))
                }
                guard part.variable != nil else {
                    next.append(names + [try PathSegment(part.prefix)])
                    continue
                }
                let entries = try beside(place(try PathSegment("0")))
                next += entries.filter { part.matches($0.text) }.map { names + [$0] }
            }
            found = next
        }
        return found.map { DurablePath(Placement(root: root.path, segments: $0, artifact: name)) }
    }
}
