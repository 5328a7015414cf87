/// A file that stands beside an artifact and serves it; there are no others.
public enum Companion: Hashable, Sendable {
    /// Held while the artifact is being changed.
    case lock
    /// The new content, before it takes the artifact's place.
    case temporary(PathSegment)
    /// The newest content known to be whole.
    case lastGood
    /// Changes not yet folded into the artifact, by writer.
    case journal(PathSegment)
    /// Content that could not be read, set aside under a label.
    case damaged(PathSegment)

    /// The file's name, in the directory of the artifact.
    public func name(for artifact: String) -> String {
        switch self {
        case .lock: "\(artifact).lock"
        case .temporary(let token): ".\(artifact).\(token).tmp"
        case .lastGood: "\(artifact).last-good"
        case .journal(let writer): "\(artifact).journal-\(writer)"
        case .damaged(let label): "\(artifact).damaged-\(label)"
        }
    }
}

extension Companion {
    /// What SQLite puts beside a database (sqlite.org/tempfiles.html).
    public static let databaseSuffixes = ["-wal", "-shm", "-journal"]

    /// The artifacts that a file of this name could serve.
    static func servedNames(of name: String) -> [String] {
        var names: [String] = []
        for suffix in [".lock", ".last-good"] + databaseSuffixes where name.hasSuffix(suffix) {
            names.append(String(name.dropLast(suffix.count)))
        }
        for mark in [".journal-", ".damaged-"] {
            if let range = name.ranges(of: mark).last { names.append(String(name[..<range.lowerBound])) }
        }
        // `.<artifact>.<token>.tmp`, and a token has no dot.
        if name.hasPrefix("."), name.hasSuffix(".tmp") {
            let parts = name.dropFirst().dropLast(4)
            if let dot = parts.lastIndex(of: ".") { names.append(String(parts[..<dot])) }
        }
        return names.filter { !$0.isEmpty }
    }
}
