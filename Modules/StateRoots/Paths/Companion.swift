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
