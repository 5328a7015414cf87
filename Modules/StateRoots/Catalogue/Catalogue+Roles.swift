extension Catalogue {
    /// What may stand in one directory that serves as these roots at once: a hub that is a repository too (SR-05).
    ///
    /// Every place belongs to one artifact. Where both a repository and a hub have one (`config.yml`), it is the hub's,
    /// because it is a hub that reads it.
    public func artifacts(sharing roots: [RootID]) -> [Artifact] {
        let ranked = [RootID.hub] + roots.filter { $0 != .hub }
        var owners: [String: RootID] = [:]
        for root in ranked where roots.contains(root) {
            for artifact in artifacts where artifact.root == root {
                let place = artifact.location.description
                if owners[place] == nil { owners[place] = root }
            }
        }
        return artifacts.filter { roots.contains($0.root) && owners[$0.location.description] == $0.root }
    }
}
