/// Finds artifacts of one root that could stand at one place, companions included.
enum CatalogueClashes {
    private static let companionSuffixes = [".lock", ".last-good", ".journal-<writer>", ".damaged-<label>"]

    static func check(_ artifacts: [Artifact]) throws(StateRootError) {
        var claims: [String: [Claim]] = [:]
        for artifact in artifacts {
            for claim in try self.claims(of: artifact) {
                let key = "\(artifact.root.name) \(claim.location.depth)"
                for other in claims[key] ?? [] where other.conflicts(with: claim) {
                    throw StateRootError(
                        .badCatalogue, artifact.name.text,
                        "\(claim.text) stands where \(other.text) of '\(other.owner)' may stand too")
                }
                claims[key, default: []].append(claim)
            }
        }
    }

    /// A place, and the artifact that it is for.
    private struct Claim {
        let owner: Artifact.Name
        let location: Location
        let isCompanion: Bool

        var text: String { isCompanion ? "its companion \(location)" : "\(location)" }

        /// Two companions meet only where their artifacts do.
        func conflicts(with other: Claim) -> Bool {
            owner != other.owner && !(isCompanion && other.isCompanion) && location.mayEqual(other.location)
        }
    }

    private static func claims(of artifact: Artifact) throws(StateRootError) -> [Claim] {
        var claims = [Claim(owner: artifact.name, location: artifact.location, isCompanion: false)]
        // A directory's name with a suffix is a file that nobody asks for.
        guard artifact.kind != .directory, !artifact.location.endsInVariable else { return claims }
        for suffix in companionSuffixes + (artifact.kind == .database ? Companion.databaseSuffixes : []) {
            let location = try Location("\(artifact.location)\(suffix)")
            claims.append(Claim(owner: artifact.name, location: location, isCompanion: true))
        }
        return claims
    }
}
