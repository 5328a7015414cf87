import Hub
import StateRoots

/// Finds the hub around a directory.
enum HubFinder {
    /// The nearest hub upwards that is the user's own.
    ///
    /// In a directory that everybody may write to, somebody else may have put a hub's configuration above: that is
    /// passed over, unless it belongs to whoever the directory itself belongs to, as when root works for a user.
    static func hub(of directory: AbsolutePath) throws -> AbsolutePath? {
        let owners: Set<UInt32> = [System.userID, 0, try EntryFacts.of(directory)?.user ?? System.userID]
        return try HubDiscovery.hub(of: directory) { file in
            for place in [file.parent, file] {
                guard let facts = try EntryFacts.of(place), owners.contains(facts.user) else { return nil }
            }
            return try HubDiscovery.read(file)
        }
    }

    /// The nearest directory upwards that looks like a hub, whatever its configuration says.
    static func likelyHub(of directory: AbsolutePath) throws -> AbsolutePath? {
        var here = directory
        while true {
            let manifest = try AbsolutePath("\(here)/\(RootResolver.directoryName)/manifest.yml")
            if try EntryFacts.of(manifest) != nil { return here }
            guard !here.segments.isEmpty else { return nil }
            here = here.parent
        }
    }
}
