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
                    remedy: isVersion ? nil : .recover, details: [Finding.Detail("what to do", error.remedy)])
            ]
        }
    }

    private func findings(of manifest: Manifest, _ file: String) -> [Finding] {
        let unusable = manifest.issues.filter(\.isUnusable).map { issue in
            Finding(
                "hub.manifest.entry", .warning, "An entry is not used: it \(issue.message).",
                subject: place(issue, file), details: [Finding.Detail("what to do", "correct it with an editor")])
        }
        let contradictions = manifest.problems.map { problem in
            Finding(
                id(of: problem.kind), .error, "The manifest contradicts itself: \(problem.message).",
                subject: problem.id, remedy: .repositories,
                details: [Finding.Detail("what to do", "correct '\(file)' with an editor")])
        }
        guard unusable.isEmpty, contradictions.isEmpty else { return unusable + contradictions }
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

    private func id(of kind: ManifestProblem.Kind) -> String {
        switch kind {
        case .duplicateID: "hub.manifest.duplicate_id"
        case .duplicatePath: "hub.manifest.duplicate_path"
        default: "hub.manifest.missing_parent"
        }
    }
}
