public import StateRoots
public import Storage

/// What a new hub begins with: `car init --mode hub` puts it there (SR-05).
public struct HubSeed: Hashable, Sendable {
    /// Where the three files stand.
    public struct Places: Sendable {
        /// `manifest.yml`.
        public let manifest: DurablePath
        /// `hub_state.json`.
        public let state: DurablePath
        /// `config.yml`.
        public let config: DurablePath

        public init(manifest: DurablePath, state: DurablePath, config: DurablePath) {
            self.manifest = manifest
            self.state = state
            self.config = config
        }
    }

    /// What `manifest.yml` begins with.
    public let manifest: [UInt8]
    /// What `hub_state.json` begins with.
    public let state: [UInt8]
    /// What `config.yml` begins with.
    public let config: [UInt8]

    /// - Parameters:
    ///   - hub: gives a root repository its name.
    ///   - includesRootRepository: for a repository that becomes its own hub: the manifest then has it from the start,
    ///     since work is refused in a repository that is not registered, and the configuration keeps it there, because
    ///     car up to 2.2.3 removes the hub's own directory in a scan unless told otherwise.
    public init(hub: AbsolutePath, includesRootRepository: Bool) {
        var manifest = Manifest()
        var config = Manifest.header + "version: 2\nmode: hub\n"
        if includesRootRepository {
            let name = hub.segments.last?.text ?? "root"
            var entry = RepositoryEntry(id: RepositoryID.sanitized(name), path: .hub)
            entry.displayName = name
            manifest.add(entry)
            config += "hub:\n  include_root_repo: true\n"
        }
        self.manifest = manifest.rendered()
        state = HubState().serialized
        self.config = Array(config.utf8)
    }

    /// Puts the files that are missing there; one that is there is never changed.
    ///
    /// The configuration comes last: it is what makes the directory a hub, which then lacks nothing.
    ///
    /// - Returns: the files that were made.
    @discardableResult
    public func plant(at places: Places) throws(StorageError) -> [DurablePath] {
        var made: [DurablePath] = []
        for (path, bytes) in [(places.manifest, manifest), (places.state, state), (places.config, config)] {
            do throws(StorageError) {
                try AtomicFile.createNew(bytes, at: path)
                made.append(path)
            } catch {
                guard error.code == .exists else { throw error }
            }
        }
        return made
    }
}
