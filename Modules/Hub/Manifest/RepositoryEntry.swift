public import Formats

/// A repository that a hub knows (SR-05).
public struct RepositoryEntry: Hashable, Sendable {
    /// A repository of its own, or a worktree of one.
    public enum Kind: String, Hashable, Sendable { case base, worktree }

    /// How commands name it.
    public var id: String
    /// Where it stands.
    public var path: HubRelativePath
    /// Whether work may be done in it.
    public var isEnabled = true
    /// Whether work starts without being asked for.
    public var autoRun = false
    /// What it is.
    public var kind: Kind
    /// How people name it; nil when the id serves.
    public var displayName: String?
    /// The id of the repository that a worktree belongs to.
    public var worktreeOf: String?
    /// What was checked out when it was registered or scanned; nil when that is not known.
    public var branch: String?
    /// Run in a new worktree of this repository, in this order.
    public var worktreeSetupCommands: [String] = []
    /// Whether it is kept for looking at alone.
    public var isArchived = false
    /// Where its agents run, as the file has it, valid or not; nil when it says nothing.
    public private(set) var destinationNode: YAMLNode?
    /// The entry as it was read, for what is not known here.
    let source: [YAMLPair]

    public init(id: String, path: HubRelativePath, kind: Kind = .base) {
        self.id = id
        self.path = path
        self.kind = kind
        source = []
    }

    init(id: String, path: HubRelativePath, kind: Kind, destinationNode: YAMLNode?, source: [YAMLPair]) {
        self.id = id
        self.path = path
        self.kind = kind
        self.destinationNode = destinationNode
        self.source = source
    }

    /// Whether both are about one repository, whatever else they say of it.
    func isSame(as other: RepositoryEntry) -> Bool { id == other.id && path == other.path }

    /// The name for people.
    public var title: String { displayName ?? id }

    /// What the entry itself says about where its agents run; nil when it says nothing.
    public var ownDestination: DestinationReading? { destinationNode.map { DestinationReader.read($0) } }

    /// Gives the entry a destination of its own, or takes it away.
    public mutating func setDestination(_ destination: Destination?) { destinationNode = destination?.yaml }
}
