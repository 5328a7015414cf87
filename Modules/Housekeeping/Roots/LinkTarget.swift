import Storage

/// What a link in a root says, judged by its words alone: no link is followed.
enum LinkTarget {
    private static let slash = UInt8(ascii: "/")

    /// Whether a link is relative and stays in the tree.
    static func staysInside(_ target: [UInt8], at path: TreePath) -> Bool {
        guard let first = target.first, first != slash else { return false }
        var depth = path.bytes.split(separator: slash).count - 1
        for part in target.split(separator: slash) where part != [UInt8(ascii: ".")] {
            depth += part == [UInt8(ascii: "."), UInt8(ascii: ".")] ? -1 : 1
            guard depth >= 0 else { return false }
        }
        return true
    }
}
