import Diagnostics
import StateRoots

extension HubChecks {
    /// One finding for each destination that is stated and not used, with every reason.
    func destinationFindings() throws -> [Finding] {
        guard let manifest = try readableManifest() else { return [] }
        let invalid = manifest.repositories.compactMap { entry -> Finding? in
            guard let problems = entry.ownDestination?.problems, !problems.isEmpty else { return nil }
            let effective = EffectiveDestination(of: entry, in: manifest)
            return Finding(
                "hub.destination.invalid", .error,
                "The destination is not valid, and agents run with '\(effective.destination.kind)' instead.",
                subject: entry.id,
                remedy: .init(
                    ["car", "hub", "destination", "set", entry.id, "local"],
                    explanation: "or 'docker' with its image, as it was meant"),
                details: problems.map { Finding.Detail("reason", $0) })
        }
        guard invalid.isEmpty else { return invalid }
        return [Finding("hub.destination.ok", .ok, "Every destination that is stated is valid.")]
    }

    /// One finding for each repository that is registered and not there.
    func repositoryFindings() throws -> [Finding] {
        guard let manifest = try readableManifest() else { return [] }
        let missing = manifest.repositories.filter { !HubTree.isDirectory($0.path, in: hub) }.map { entry in
            Finding(
                "hub.repository.missing", entry.isArchived ? .info : .warning,
                "It is registered, and there is no directory at its place.", subject: entry.id,
                remedy: .init(
                    ["car", "hub", "forget", entry.id],
                    explanation: "takes it out of the manifest; the repository itself is not touched"),
                details: [Finding.Detail("path", entry.path.absolute(in: hub).description)])
        }
        guard missing.isEmpty else { return missing }
        return [Finding("hub.repository.ok", .ok, "Every repository that is registered is there.")]
    }
}
