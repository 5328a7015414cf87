public import StateRoots

/// A place at or below the hub's directory, as the manifest spells it: `.` for the hub itself, otherwise `a/b`.
public struct HubRelativePath: Hashable, Sendable, CustomStringConvertible {
    /// The names from the hub down; none for the hub itself.
    public let segments: [PathSegment]

    /// The hub's own directory.
    public static let hub = HubRelativePath(segments: [])

    public init(segments: [PathSegment]) { self.segments = segments }

    /// Reads `a/b`, `./a` and `.`; whatever could lead out of the hub is refused, an absolute path included.
    public init(_ text: String) throws(HubError) {
        guard !text.isEmpty else { throw Self.refused(text, "the path is empty") }
        guard text.utf8.first != UInt8(ascii: "/") else { throw Self.refused(text, "the path must be relative") }
        var segments: [PathSegment] = []
        for part in text.utf8.split(separator: UInt8(ascii: "/")) where !part.elementsEqual(".".utf8) {
            let name = String(Substring(part))
            guard name != ".." else { throw Self.refused(text, "the path must not contain '..'") }
            do throws(StateRootError) {
                segments.append(try PathSegment(name))
            } catch {
                throw Self.refused(text, error.message)
            }
        }
        self.segments = segments
    }

    /// The place of something as seen from the hub; nil when it is not below it.
    public init?(_ path: AbsolutePath, below hub: AbsolutePath) {
        guard let names = hub.names(to: path) else { return nil }
        segments = Array(names)
    }

    /// Where it is on this machine.
    public func absolute(in hub: AbsolutePath) -> AbsolutePath {
        segments.reduce(hub) { $0.appending($1) }
    }

    /// Whether it is the hub's own directory.
    public var isHub: Bool { segments.isEmpty }
    /// As the manifest spells it.
    public var description: String { isHub ? "." : segments.map(\.text).joined(separator: "/") }

    func appending(_ segment: PathSegment) -> HubRelativePath { HubRelativePath(segments: segments + [segment]) }

    private static func refused(_ text: String, _ reason: String) -> HubError {
        HubError(.badPath, text, reason, remedy: "name a directory below the hub, as seen from the hub")
    }
}
