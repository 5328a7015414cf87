public import Storage

/// The files in a root that say that it is being moved or imported.
public struct RootMarker: Hashable, Sendable {
    let name: String

    static let moving = RootMarker(name: ".moving")
    static let importing = RootMarker(name: ".importing")

    /// More than any marker has.
    static let longest = 64 << 10

    /// The catalogue's entries for the markers in a root.
    public static func artifacts(in root: RootID) throws(StateRootError) -> [Artifact] {
        [
            try Artifact(
                moving.artifact, in: root, at: moving.name, kind: .file, retention: .durable,
                "Stands in a root while it is moved, and says which of the two places is whole."),
            try Artifact(
                importing.artifact, in: root, at: importing.name, kind: .file, retention: .durable,
                "Stands in a root while an archive is imported into it."),
        ]
    }

    private var artifact: Artifact.Name { Artifact.Name("root\(name)") }

    func path(in root: StateRoot) throws(StateRootError) -> DurablePath {
        try Catalogue(RootMarker.artifacts(in: root.id)).durable(artifact, in: root)
    }

    /// Removes the marker, and what a killed writer of it left.
    func remove(from root: StateRoot) throws {
        let path = try path(in: root)
        try Leftovers.sweep(beside: path)
        try FileRemoval.remove(path)
    }

    /// Whether an entry is a marker or the temporary of one.
    static func isMarker(_ path: TreePath) -> Bool {
        guard path.bytes.first == UInt8(ascii: ".") else { return false }
        return [moving, importing].contains { $0.owns(path.bytes) }
    }

    private func owns(_ bytes: [UInt8]) -> Bool {
        let name = Array(name.utf8)
        guard bytes != name else { return true }
        // As `Companion.temporary` names it.
        return bytes.starts(with: [UInt8(ascii: ".")] + name + [UInt8(ascii: ".")])
            && bytes.suffix(4).elementsEqual(".tmp".utf8) && !bytes.contains(UInt8(ascii: "/"))
    }
}
