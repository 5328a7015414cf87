/// One thing that this product keeps, as data: where it stands, what it is and what it is worth.
public struct Artifact: Hashable, Sendable {
    /// How code asks for it.
    public struct Name: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
        public let text: String
        public init(_ text: String) { self.text = text }
        public init(stringLiteral text: String) { self.text = text }
        public var description: String { text }
    }

    /// What stands at the place; new kinds may be added.
    public struct Kind: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String { case file, directory, database, journal, log, lock }
        private let value: Value
        public static let file = Kind(value: .file)
        /// A directory with everything below it.
        public static let directory = Kind(value: .directory)
        /// An SQLite database with its companions.
        public static let database = Kind(value: .database)
        public static let journal = Kind(value: .journal)
        public static let log = Kind(value: .log)
        public static let lock = Kind(value: .lock)
        public var description: String { value.rawValue }
    }

    /// How long it is kept, and who may delete it.
    public struct Retention: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String { case durable, reviewable, ephemeral, cache }
        private let value: Value
        /// Never deleted by housekeeping.
        public static let durable = Retention(value: .durable)
        /// Kept for a person to look at, and deleted after a period.
        public static let reviewable = Retention(value: .reviewable)
        /// Of use only while something runs.
        public static let ephemeral = Retention(value: .ephemeral)
        /// Can be rebuilt.
        public static let cache = Retention(value: .cache)
        public var description: String { value.rawValue }
    }

    public let name: Name
    public let root: RootID
    public let location: Location
    public let kind: Kind
    public let retention: Retention
    /// One line for a person: what it holds and who writes it.
    public let documentation: String
    /// Shown and kept, and never written by this product.
    public let isReserved: Bool
    /// The only command that writes it, for a file that belongs to somebody else (SR-23).
    public let writer: String?

    /// - Parameters:
    ///   - location: names from the root down, as in `flows/<run_id>/chat/inbound.jsonl`.
    ///   - writer: the command that writes an external surface.
    public init(
        _ name: Name, in root: RootID, at location: String, kind: Kind, retention: Retention,
        reserved: Bool = false, writtenBy writer: String? = nil, _ documentation: String
    ) throws(StateRootError) {
        self.name = name
        self.root = root
        self.location = try Location(location)
        self.kind = kind
        self.retention = retention
        self.documentation = documentation
        isReserved = reserved
        self.writer = writer
    }
}
