/// What stands under a root, by artifact, with everything that does not belong there.
///
/// One directory may serve as two roots; it is surveyed once, with the artifacts of both.
public struct RootSurvey: Sendable {
    /// How much of an artifact there is.
    public struct Usage: Hashable, Sendable {
        /// Files, links and whatever is neither; directories do not count.
        public var entries = 0
        public var bytes: Int64 = 0
        /// Seconds since 1970 of the latest change.
        public var newest: Int64 = 0
        /// Whether the place itself is there, be it empty.
        public var exists = false

        /// Nothing of it.
        public init() {}

        init(entries: Int, bytes: Int64, newest: Int64, exists: Bool) {
            self.entries = entries
            self.bytes = bytes
            self.newest = newest
            self.exists = exists
        }

        mutating func add(_ part: Usage) {
            entries += part.entries
            bytes = bytes.saturatingAdd(part.bytes)
            newest = max(newest, part.newest)
            exists = exists || part.exists
        }
    }

    /// Something that should not stand where it does; new kinds may be added.
    public struct Oddity: Hashable, Sendable {
        /// What is odd about it.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// No artifact of the catalogue: shadow state (SR-20).
            case unknown
            /// A link that leads out of the root.
            case escape
            /// A link to nowhere, or one that cannot be read.
            case brokenLink
            /// A pipe, a socket or a device.
            case special
            /// It belongs to another user.
            case foreignOwner
            /// A directory that cannot be looked into.
            case unreadable
        }

        public let kind: Kind
        public let path: String
        /// What more there is to say: where a link leads, whose a file is.
        public let detail: String
    }

    public let path: AbsolutePath
    /// Whether there is such a directory at all.
    public let exists: Bool
    public let usage: [Artifact.Name: Usage]
    /// At most `mostOddities`; `oddityCount` counts them all.
    public let oddities: [Oddity]
    public let oddityCount: Int

    static let mostOddities = 1000

    /// - Parameters:
    ///   - artifacts: what may stand there: `Catalogue.artifacts(sharing:)`.
    ///   - progress: told now and then how many entries were looked at.
    public init(
        of path: AbsolutePath, artifacts: [Artifact], progress: (Int) -> Void = { _ in }
    ) throws(StateRootError) {
        self.path = path
        exists = try EntryFacts.of(path) != nil
        let collected = try withoutActuallyEscaping(progress) { progress throws(StateRootError) in
            var collector = SurveyCollector(root: path, finder: ArtifactFinder(artifacts), progress: progress)
            try PathWalk.walk(path, &collector)
            return (collector.usage, collector.oddities, collector.oddityCount)
        }
        usage = collected.0
        oddities = collected.1.sorted { $0.path < $1.path }
        oddityCount = collected.2
    }

    /// Everything counted.
    public var total: Usage { usage.values.reduce(into: Usage()) { $0.add($1) } }
}
