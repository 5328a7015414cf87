public import Diagnostics
public import StateRoots

/// What `car doctor` looks at in a hub.
public struct HubChecks: Sendable {
    let hub: AbsolutePath
    let manifest: ManifestFile
    let state: HubStateFile

    public init(hub: AbsolutePath, manifest: ManifestFile, state: HubStateFile) {
        self.hub = hub
        self.manifest = manifest
        self.state = state
    }

    /// All of them; each reads for itself, so that one that fails does not hide the others.
    public var all: [any Check] {
        [
            BlockingCheck("hub.manifest", "The hub's manifest") { [self] in try manifestFindings() },
            BlockingCheck("hub.destinations", "Where agents run") { [self] in try destinationFindings() },
            BlockingCheck("hub.repositories", "The hub's repositories") { [self] in try repositoryFindings() },
            BlockingCheck("hub.state", "The hub's state") { [self] in try stateFindings() },
        ]
    }

    /// The manifest for a check that needs what is in it: nil when another check says what is wrong with it.
    func readableManifest() throws -> Manifest? {
        do {
            return try manifest.read()
        } catch is HubError {
            return nil
        }
    }
}

extension Finding.Remedy {
    static let scan = Finding.Remedy(["car", "hub", "scan"], explanation: "finds repositories and notes how they are")
    static let recover = Finding.Remedy(
        ["car", "state", "recover"], explanation: "brings back the last good copy, where there is one")
    static func away(_ file: String) -> Finding.Remedy {
        Finding.Remedy(["mv", "-n", file, "."], explanation: "takes it away; 'car init' then makes a new one")
    }
    static func forget(_ id: String) -> Finding.Remedy {
        Finding.Remedy(
            ["car", "hub", "forget", id],
            explanation: "takes it out of the manifest; the repository itself is not touched")
    }
    static let repositories = Finding.Remedy(["car", "hub", "repos"], explanation: "lists them with their paths")
}
