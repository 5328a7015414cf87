import Formats

/// Where something stands in a tree: the names from the tree's root down, byte for byte as the kernel has them.
///
/// It leads nowhere but down: no part is empty, `.` or `..`.
public struct TreePath: Hashable, Sendable, CustomStringConvertible {
    /// The names with a `/` between them.
    public let bytes: [UInt8]

    private static let slash = UInt8(ascii: "/")

    /// Nil for anything that could lead elsewhere.
    public init?(_ text: String) {
        for part in text.utf8.split(separator: Self.slash, omittingEmptySubsequences: false) {
            guard !part.isEmpty, !part.elementsEqual(".".utf8), !part.elementsEqual("..".utf8), !part.contains(0)
            else { return nil }
        }
        bytes = Array(text.utf8)
    }

    /// For names that a directory listing gave.
    init(listed bytes: [UInt8]) { self.bytes = bytes }

    /// Where a placed path stands below its root.
    public init(_ path: some PlacedPath) {
        bytes = Array(path.placement.segments.map(\.text).joined(separator: "/").utf8)
    }

    /// The path as text; nil when it is not UTF-8, which the kernel allows.
    public var text: String? { String(validating: bytes, as: UTF8.self) }

    /// For people, with nothing in it that a terminal would obey.
    public var description: String { SafeText.visible(String(decoding: bytes, as: UTF8.self)) }

    /// The last name.
    public var name: ArraySlice<UInt8> { bytes[(bytes.lastIndex(of: Self.slash).map { $0 + 1 } ?? 0)...] }

    /// Everything before the last name; empty at the top.
    var parent: ArraySlice<UInt8> { bytes[..<(bytes.lastIndex(of: Self.slash) ?? 0)] }

    /// How many directories it stands in, the root itself not counted.
    public var depth: Int { bytes.count { $0 == Self.slash } }
}

extension TreePath: Comparable {
    /// The order of a walk: a directory right before what is below it, and names by their bytes.
    public static func < (one: TreePath, other: TreePath) -> Bool {
        one.bytes.lexicographicallyPrecedes(other.bytes) { rank($0) < rank($1) }
    }

    /// No name holds a zero byte, so the slash can have its place.
    private static func rank(_ byte: UInt8) -> UInt8 { byte == slash ? 0 : byte }
}
