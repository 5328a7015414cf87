/// Something about an entry of the manifest that is not as it should be; the entry is kept as it stands.
public struct ManifestIssue: Hashable, Sendable, CustomStringConvertible {
    /// What is wrong; new kinds may be added.
    public struct Kind: Hashable, Sendable, CustomStringConvertible {
        private enum Value: String { case unusable, destination, duplicateID, duplicatePath, missingParent }
        private let value: Value
        /// The entry could not be understood at all, so that it names no repository.
        public static let unusable = Kind(value: .unusable)
        /// What it says about where its agents run.
        public static let destination = Kind(value: .destination)
        /// An id that an earlier entry has.
        public static let duplicateID = Kind(value: .duplicateID)
        /// A path that an earlier entry has.
        public static let duplicatePath = Kind(value: .duplicatePath)
        /// A worktree of nothing, or of something that is no base repository.
        public static let missingParent = Kind(value: .missingParent)
        /// The name of the kind.
        public var description: String { value.rawValue }
    }

    /// What is wrong.
    public let kind: Kind
    /// The id of the repository, `<index:3>` when it has none that can be read, `manifest` for the whole.
    public let repository: String
    /// Where it stands in the file.
    public let line: Int?
    /// One clause, lower case, without a full stop.
    public let message: String

    init(_ kind: Kind, _ repository: String, line: Int?, _ message: String) {
        self.kind = kind
        self.repository = repository
        self.line = line
        self.message = message
    }

    /// One line, for a list of them.
    public var description: String { "\(repository)\(line.map { " (line \($0))" } ?? ""): \(message)" }
}
