extension AbsolutePath {
    /// The place that a person named on a command line: relative to `base`, links followed, `..` as the kernel takes it.
    public init(naming text: String, from base: AbsolutePath) throws(StateRootError) {
        guard !text.isEmpty else { throw StateRootError(.badPath, text, "the path is empty") }
        guard text.utf8.count < Self.longest else {
            throw StateRootError(.badPath, text, "the path is longer than \(Self.longest - 1) bytes")
        }
        let start = text.utf8.first == UInt8(ascii: "/") ? [] : base.segments.map(\.text)
        self = try LinkResolution.following(start + text.splitAtSlashes().filter { $0 != "." }, subject: text)
    }

    /// The same place with every link on the way to it followed, as far as it exists.
    public func resolvingLinks() throws(StateRootError) -> AbsolutePath { try LinkResolution.following(self) }

    /// The names from this place down to another, when that is below it; empty for the place itself.
    public func names(to other: AbsolutePath) -> ArraySlice<PathSegment>? {
        contains(other) ? other.segments[segments.count...] : nil
    }
}
