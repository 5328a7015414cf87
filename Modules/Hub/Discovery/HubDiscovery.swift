import Formats
public import StateRoots
import Storage

/// Finds the hub that a directory belongs to.
public enum HubDiscovery {
    /// Gives the bytes of a configuration file; nil when there is none.
    public typealias Reader = (AbsolutePath) throws -> [UInt8]?

    /// Where a hub keeps its configuration, as seen from its directory.
    private static let place = [RootResolver.directoryName, "config.yml"]
    /// Bytes of the longest configuration that is read, here and by whoever reads the settings in it.
    public static let longestConfiguration = 4 << 20

    /// The nearest of a directory and its ancestors whose configuration is a hub's: its mode is `hub` or not stated.
    ///
    /// Files of another mode are a single repository's and are passed over. One that cannot be read is an error: whether
    /// it is the hub's cannot be told, and a hub further up would be the wrong one.
    public static func hub(of directory: AbsolutePath, reading: Reader = read) throws -> AbsolutePath? {
        var candidate = directory
        while true {
            let file = try place.reduce(candidate) { path, name in path.appending(try PathSegment(name)) }
            if let bytes = try reading(file), try isHub(bytes, file) { return candidate }
            guard !candidate.segments.isEmpty else { return nil }
            candidate = candidate.parent
        }
    }

    /// Reads from the disk; links are followed, as the person who made them expects.
    public static func read(_ file: AbsolutePath) throws -> [UInt8]? {
        do throws(StorageError) {
            return try SafeFile.read(named: file, limit: longestConfiguration)
        } catch {
            guard error.code == .notFound || error.code == .notDirectory else { throw error }
            return nil
        }
    }

    private static func isHub(_ bytes: [UInt8], _ file: AbsolutePath) throws(HubError) -> Bool {
        let root: YAMLNode
        do throws(FormatError) {
            root = try YAML.parse(bytes)
        } catch {
            throw malformed(file, error.description)
        }
        // An empty file says nothing, its mode included.
        guard root.mapping != nil || root.isNull else {
            throw malformed(file, "the configuration must be a mapping, and this is \(root.kindName)")
        }
        guard let mode = root["mode"], !mode.isNull else { return true }
        return mode.string == "hub"
    }

    private static func malformed(_ file: AbsolutePath, _ reason: String) -> HubError {
        HubError(
            .malformed, file.description, reason,
            remedy: "correct it with an editor, or move it away and run 'car init' to get a new one")
    }
}
