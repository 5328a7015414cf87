/// The name of a root, and to which territory it belongs.
///
/// A program that embeds the modules may have roots of its own.
public struct RootID: Hashable, Sendable, CustomStringConvertible {
    /// What the state under a root is worth, which decides the type of path it gives out.
    public struct Territory: Hashable, Sendable {
        private enum Kind { case canonical, cache, temporary, external }
        private let kind: Kind
        /// Durable state: `DurablePath`.
        public static let canonical = Territory(kind: .canonical)
        /// Derivable and safe to delete: `CachePath`.
        public static let cache = Territory(kind: .cache)
        /// Logs and scratch files in the system's temporary directory: `EphemeralPath`.
        public static let temporary = Territory(kind: .temporary)
        /// Files that belong to somebody else: `ExternalPath`.
        public static let external = Territory(kind: .external)
    }

    public let name: String
    public let territory: Territory

    public init(_ name: String, _ territory: Territory) {
        self.name = name
        self.territory = territory
    }

    /// A repository's `.codex-autorunner` (SR-01).
    public static let repo = RootID("repo", .canonical)
    /// A hub's `.codex-autorunner` (SR-05).
    public static let hub = RootID("hub", .canonical)
    /// The user's `~/.codex-autorunner` (SR-06).
    public static let global = RootID("global", .canonical)
    /// `$PRODEX_HOME` (PX-01).
    public static let prodexHome = RootID("prodex", .canonical)
    /// What can be rebuilt (SR-10).
    public static let cache = RootID("cache", .cache)
    /// The system's temporary directory (PX-41).
    public static let temporary = RootID("temporary", .temporary)
    /// Somebody else's file (SR-23).
    public static let external = RootID("external", .external)

    public var description: String { name }
}
