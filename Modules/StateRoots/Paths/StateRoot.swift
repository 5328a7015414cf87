/// A root at its place on this machine.
public struct StateRoot: Hashable, Sendable, CustomStringConvertible {
    public let id: RootID
    /// Where it is, with links on the way to it already followed: the boundary is the real directory.
    public let path: AbsolutePath

    /// Places a root; nothing is created and the directory need not exist.
    ///
    /// A link *to* a root is the user's way of keeping state on another disk and is followed here, once. Below the
    /// root no link is followed by a writer.
    public init(_ id: RootID, at path: AbsolutePath) throws(StateRootError) {
        let resolved = try LinkResolution.following(path)
        guard !resolved.segments.isEmpty else {
            throw StateRootError(.badPath, path.description, "the file system's own root cannot hold the \(id) state")
        }
        self.id = id
        self.path = resolved
    }

    public var description: String { path.description }
}
