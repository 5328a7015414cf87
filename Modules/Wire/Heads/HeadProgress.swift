/// How far the reading of a head has come.
public enum HeadProgress: Hashable, Sendable {
    /// Not complete; ask again when there are more bytes.
    case needMore
    /// Complete: the head takes this many of the bytes, its empty line included.
    case complete(Int)
    /// The bytes are no acceptable head. Nothing after them on this connection can be trusted.
    case failed(WireError)
}
