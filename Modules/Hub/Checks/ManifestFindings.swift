import Diagnostics
import StateRoots

extension HubChecks {
    func manifestFindings() throws -> [Finding] {
        let file = manifest.path.description
        do {
            guard let manifest = try manifest.read() else {
                return [
                    Finding(
                        "hub.manifest.absent", .error, "The hub has no manifest.", subject: file,
                        remedy: .init(["car", "init"], explanation: "makes one and changes nothing that is there"))
                ]
            }
            return findings(of: manifest, file)
        } catch let error as HubError {
            let isVersion = error.code == .unsupportedVersion
            return [
                Finding(
                    isVersion ? "hub.manifest.version" : "hub.manifest.unreadable", .error,
                    "The manifest cannot be used: \(error.reason).", subject: file,
                    remedy: isVersion ? .away(file) : .recover, details: [Finding.Detail("what to do", error.remedy)])
            ]
        }
    }

    private func findings(of manifest: Manifest, _ file: String) -> [Finding] {
        let unusable = manifest.issues.filter { $0.kind == .unusable }.map { issue in
            Finding(
                "hub.manifest.entry", .warning, "An entry is not used: it \(issue.message).",
                subject: place(issue, file), remedy: .repositories,
                details: [Finding.Detail("what to do", "correct it with an editor")])
        }
        let contradictions = manifest.issues.compactMap { issue in
            contradiction(issue.kind).map { id in
                Finding(
                    id, .error, "The manifest contradicts itself: \(issue.message).", subject: issue.repository,
                    remedy: .repositories,
                    details: [Finding.Detail("what to do", "correct '\(file)' with an editor")])
            }
        }
        let unsafe = manifest.repositories.filter { !RepositoryID.isSafe($0.id) }.map { entry in
            Finding(
                "hub.manifest.unsafe_id", .warning,
                "The id cannot stand in file names and commands, and car up to 2.2.3 replaces it in a scan.",
                subject: entry.id, remedy: .repositories,
                details: [
                    Finding.Detail("what to do", "change it to '\(RepositoryID.sanitized(entry.id))' in '\(file)'")
                ])
        }
        guard unusable.isEmpty, contradictions.isEmpty, unsafe.isEmpty else {
            return unusable + contradictions + unsafe
        }
        let count = manifest.repositories.count
        return [
            Finding(
                "hub.manifest.ok", .ok,
                "Version \(manifest.version), with \(count) \(count == 1 ? "repository" : "repositories").",
                subject: file)
        ]
    }

    private func place(_ issue: ManifestIssue, _ file: String) -> String {
        "\(file)\(issue.line.map { ", line \($0)" } ?? ""), \(issue.repository)"
    }

    /// The finding's id where entries contradict one another; nil for everything else.
    private func contradiction(_ kind: ManifestIssue.Kind) -> String? {
        switch kind {
        case .duplicateID: "hub.manifest.duplicate_id"
        case .duplicatePath: "hub.manifest.duplicate_path"
        case .missingParent: "hub.manifest.missing_parent"
        default: nil
        }
    }
}
