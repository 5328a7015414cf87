extension Catalogue {
    /// What may stand in one directory that serves as these roots at once: a hub that is a repository too (SR-05).
    ///
    /// Every place belongs to one artifact. Where both a repository and a hub have one, it is the one that this product
    /// writes, and the hub's where it writes both or neither.
    public func artifacts(sharing roots: [RootID]) -> [Artifact] {
        let candidates = artifacts.filter { roots.contains($0.root) }
        let owners = Dictionary(candidates.map { ($0.location.description, $0) }) { one, two in
            guard one.isReserved == two.isReserved else { return one.isReserved ? two : one }
            return two.root == .hub ? two : one
        }
        return candidates.filter { owners[$0.location.description]?.name == $0.name }
    }
}
