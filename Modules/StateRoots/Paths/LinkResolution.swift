/// Follows the links of a path as far as the path exists; what does not exist yet is kept as named.
enum LinkResolution {
    /// As many as the kernel itself follows before it gives up (path_resolution(7)).
    private static let mostLinks = 40

    static func following(_ path: AbsolutePath) throws(StateRootError) -> AbsolutePath {
        try following(path.segments.map(\.text), subject: path.description)
    }

    /// - Parameter names: from `/` down; a `..` leads up from wherever the names before it lead, as in the kernel.
    static func following(_ names: [String], subject: String) throws(StateRootError) -> AbsolutePath {
        var pending = Array(names.reversed())
        var resolved: [PathSegment] = []
        var links = 0
        while let name = pending.popLast() {
            if name == ".." {
                _ = resolved.popLast()
                continue
            }
            let here = AbsolutePath(segments: resolved + [try PathSegment(name)])
            guard let target = try System.linkTarget(of: here.description) else {
                resolved = here.segments
                continue
            }
            links += 1
            guard links <= mostLinks else {
                throw StateRootError(.badPath, subject, "too many links on the way: does one point back at itself?")
            }
            if target.utf8.first == UInt8(ascii: "/") { resolved = [] }
            for part in target.splitAtSlashes().reversed() where part != "." { pending.append(part) }
        }
        return AbsolutePath(segments: resolved)
    }
}
