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
        let absent = manifest.repositories.compactMap { absence(of: $0, in: manifest) }
        guard absent.isEmpty else { return absent }
        return [Finding("hub.repository.ok", .ok, "Every repository that is registered is there.")]
    }

    private func absence(of entry: RepositoryEntry, in manifest: Manifest) -> Finding? {
        guard let obstacle = HubTree.obstacle(on: entry.path, in: hub) else { return nil }
        let path = Finding.Detail("path", entry.path.absolute(in: hub).description)
        if let doubt = obstacle.doubt {
            let directory = HubRelativePath(segments: obstacle.place.segments.dropLast()).absolute(in: hub)
            return Finding(
                "hub.repository.unreadable", .warning, "Whether it is there cannot be told: \(doubt).",
                subject: entry.id,
                remedy: .init(["chmod", "u+rwx", directory.description], explanation: "if that directory is yours"),
                details: [path])
        }
        let isUnique = manifest.repositories.count { $0.id == entry.id } == 1
        return Finding(
            "hub.repository.missing", entry.isArchived ? .info : .warning,
            "It is registered, and there is no directory at its place.", subject: entry.id,
            // Of two that have one id, another than this might be forgotten.
            remedy: isUnique ? .forget(entry.id) : .repositories,
            details: isUnique
                ? [path] : [path, Finding.Detail("what to do", "give each entry an id of its own with an editor")])
    }
}
