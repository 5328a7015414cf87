/// A path from `/`, lexically clean: no `.`, no `..`, no empty segments.
///
/// It says where something would be and grants nothing: writers take a `DurablePath` or one of its kin.
public struct AbsolutePath: Hashable, Sendable, CustomStringConvertible {
    public let segments: [PathSegment]

    /// Linux's own limit for a path, in bytes with the terminator.
    static let longest = 4096

    public init(_ text: String) throws(StateRootError) {
        guard text.utf8.first == UInt8(ascii: "/") else {
            throw StateRootError(.badPath, text, text.isEmpty ? "the path is empty" : "the path must start with '/'")
        }
        guard text.utf8.count < Self.longest else {
            throw StateRootError(.badPath, text, "the path is longer than \(Self.longest - 1) bytes")
        }
        var segments: [PathSegment] = []
        for part in text.splitAtSlashes() where part != "." {
            guard part != ".." else {
                throw StateRootError(.badPath, text, "the path must not contain '..': name the directory itself")
            }
            segments.append(try PathSegment(part))
        }
        self.segments = segments
    }

    init(segments: [PathSegment]) { self.segments = segments }

    public func appending(_ segment: PathSegment) -> AbsolutePath { AbsolutePath(segments: segments + [segment]) }

    public var parent: AbsolutePath { AbsolutePath(segments: Array(segments.dropLast())) }

    /// Whether `other` is this very place or below it, by names alone: links are not followed.
    public func contains(_ other: AbsolutePath) -> Bool { other.segments.starts(with: segments) }

    public var description: String { segments.isEmpty ? "/" : segments.map { "/" + $0.text }.joined() }
}
