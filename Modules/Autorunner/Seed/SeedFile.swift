public import Storage

/// A file that a new repository gets.
public struct SeedFile: Hashable, Sendable {
    /// Below the repository's `.codex-autorunner`: `tickets/AGENTS.md`.
    public let location: String
    /// What it holds.
    public let bytes: [UInt8]
    /// Who may do what with it.
    public let mode: FileMode
    /// The line by which the file is known to be generated, so that it may be renewed; nil for a person's own files.
    public let marker: String?

    init(_ location: String, _ text: String, mode: FileMode = .readableByAll, marker: String? = nil) {
        self.location = location
        bytes = Array(text.utf8)
        self.mode = mode
        self.marker = marker
    }
}

/// What became of a file of the seed.
public struct SeedOutcome: Hashable, Sendable {
    /// The ways it can go; new ones may be added.
    public struct Change: Hashable, Sendable, CustomStringConvertible {
        private enum Kind: String { case created, renewed, kept }
        private let kind: Kind
        /// It was not there.
        public static let created = Change(kind: .created)
        /// It was generated before, and has the present content now.
        public static let renewed = Change(kind: .renewed)
        /// It was there, and is as it was.
        public static let kept = Change(kind: .kept)
        public var description: String { kind.rawValue }
    }

    /// Which file, below the repository's `.codex-autorunner`.
    public let location: String
    /// What happened to it.
    public let change: Change
}
