import Console
import Hub
import Settings
import StateRoots
import Storage

/// The files and settings of the hub that a command is about.
struct HubFiles {
    let hub: AbsolutePath
    let manifest: ManifestFile
    let state: HubStateFile
    let settings: HubSettings

    init(_ workplace: Workplace) throws {
        let root = try workplace.hubRoot()
        guard let hub = workplace.hub else { throw CarError(.internalError, "a hub's root without a hub") }
        let config = try workplace.catalogue.durable(.hubConfig, in: root)
        guard try SafeFile.stamp(of: config) != nil else {
            throw CarError(
                .configuration, "'\(hub)' is no hub: it has no '\(config)'",
                remedy: "run 'car init --mode hub \(hub)' to make it one")
        }
        self.hub = hub
        manifest = ManifestFile(at: try workplace.catalogue.durable(.manifest, in: root))
        state = try HubStateFile(at: workplace.catalogue.durable(.hubState, in: root))
        settings = try HubSettings(
            hub: hub, reposRoot: workplace.settings[CarSettings.reposRoot],
            worktreesRoot: workplace.settings[CarSettings.worktreesRoot],
            discoverDepth: workplace.settings[CarSettings.discoverDepth],
            includesRootRepository: workplace.settings[CarSettings.includeRootRepo],
            initializesMissing: workplace.settings[CarSettings.autoInitMissing])
    }
}
