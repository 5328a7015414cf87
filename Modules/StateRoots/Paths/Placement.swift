/// A root and the names below it: what `DurablePath` and its kin are made of.
///
/// Only the catalogue makes one, so a writer that asks for a `Placement` cannot be handed a place of somebody's own.
public struct Placement: Hashable, Sendable, CustomStringConvertible {
    /// The directory that a writer opens first and never leaves.
    public let root: AbsolutePath
    /// The names from the root down, never empty.
    public let segments: [PathSegment]
    /// The catalogue's name for what stands there.
    public let artifact: Artifact.Name

    init(root: AbsolutePath, segments: [PathSegment], artifact: Artifact.Name) {
        self.root = root
        self.segments = segments
        self.artifact = artifact
    }

    public var path: AbsolutePath { AbsolutePath(segments: root.segments + segments) }
    public var description: String { path.description }

    func companion(_ companion: Companion) throws(StateRootError) -> Placement {
        guard let last = segments.last else { return self }
        let name = try PathSegment(companion.name(for: last.text))
        return Placement(root: root, segments: segments.dropLast() + [name], artifact: artifact)
    }

    func child(_ segment: PathSegment) -> Placement {
        Placement(root: root, segments: segments + [segment], artifact: artifact)
    }
}
