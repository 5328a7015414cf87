/// A path as the system keeps it: bytes, which need not be UTF-8.
public struct WatchPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8]) { self.bytes = bytes }
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// The root of a tree, for paths that are relative to it.
    public static let root = WatchPath([UInt8]())
    public var isRoot: Bool { bytes.isEmpty }

    public func appending(_ name: [UInt8]) -> WatchPath {
        bytes.isEmpty ? WatchPath(name) : WatchPath(bytes + [UInt8(ascii: "/")] + name)
    }

    /// The last part.
    public var name: [UInt8] { bytes.lastIndex(of: UInt8(ascii: "/")).map { Array(bytes[($0 + 1)...]) } ?? bytes }

    public static func < (left: WatchPath, right: WatchPath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }

    /// With replacement characters where it is not UTF-8.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension WatchPath: ExpressibleByStringLiteral {
    public init(stringLiteral text: String) { self.init(text) }
}
