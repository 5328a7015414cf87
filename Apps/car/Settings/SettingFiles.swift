import Hub
import Settings
import StateRoots
import Storage

/// The files that settings of a hub and a repository stand in, and how they are laid over one another.
///
/// For a repository: what its hub says of all repositories, then what the hub shares with them, then what the
/// repository says of itself. For a hub alone what stands at the top of its files. Of the hub's three files a later one
/// wins. `.env` files are never read into this program.
struct SettingFiles {
    private static let hubFiles = [
        "codex-autorunner.yml", "codex-autorunner.override.yml", "\(RootResolver.directoryName)/config.yml",
    ]
    /// The part of a hub's files that is for every repository of it.
    static let repositoryPart = "repo_defaults"
    /// What a hub says at the top of its files for itself alone; a repository has such settings from `repo_defaults`.
    private static let hubAlone: Set<String> = ["flow_retention", "log", "storage"]
    private static let repositoryFile = "\(RootResolver.directoryName)/repo.override.yml"

    let layers: [SettingLayer]

    /// - Parameter isTrusted: whether the user trusts what stands in a directory.
    init(
        hub: AbsolutePath?, repository: AbsolutePath?, isTrusted: (AbsolutePath) throws -> Bool
    ) throws {
        var own: [SettingLayer] = []
        if let hub {
            let trusted = try isTrusted(hub)
            for name in Self.hubFiles {
                guard let (file, bytes) = try Self.read(name, in: hub) else { continue }
                own.append(
                    .yaml(bytes, name: file.description, role: CarSettings.Role.hub, isTrusted: trusted).shared())
            }
        }
        guard let repository else {
            layers = own
            return
        }
        let defaults = own.map { $0.part(at: Self.repositoryPart, role: CarSettings.Role.defaults) }
        var last: [SettingLayer] = []
        if let (file, bytes) = try Self.read(Self.repositoryFile, in: repository) {
            last.append(
                .yaml(
                    bytes, name: file.description, role: CarSettings.Role.repository,
                    isTrusted: try isTrusted(repository)
                ).shared())
        }
        layers = defaults + own.map { $0.without(Self.hubAlone) } + last
    }

    private static func read(_ name: String, in directory: AbsolutePath) throws -> (AbsolutePath, [UInt8])? {
        let file = try AbsolutePath("\(directory)/\(name)")
        do throws(StorageError) {
            return (file, try SafeFile.read(named: file, limit: HubDiscovery.longestConfiguration))
        } catch {
            guard error.code == .notFound else { throw error }
            return nil
        }
    }
}
