/// Something about an entry of the manifest that is not as it should be; the entry is kept as it stands.
public struct ManifestIssue: Hashable, Sendable, CustomStringConvertible {
    /// The id of the repository, `<index:3>` when it has none that can be read, `manifest` for the whole.
    public let repository: String
    /// Where it stands in the file.
    public let line: Int?
    /// One clause, lower case, without a full stop.
    public let message: String
    /// Whether the entry could not be understood at all, so that it names no repository.
    public let isUnusable: Bool

    init(_ repository: String, line: Int?, _ message: String, isUnusable: Bool) {
        self.repository = repository
        self.line = line
        self.message = message
        self.isUnusable = isUnusable
    }

    /// One line, for a list of them.
    public var description: String { "\(repository)\(line.map { " (line \($0))" } ?? ""): \(message)" }
}
