import Housekeeping
import StateRoots
import Storage

/// The roots of this program, at places that the test chose.
enum Places {
    private static let catalogue = Result {
        try Catalogue([
            Artifact("root", in: .repo, at: "root", kind: .lock, retention: .ephemeral, "The lock of the root."),
            Artifact("archive", in: .external, at: "<name>", kind: .file, retention: .durable, "An export."),
        ])
    }

    static func root(_ path: String) throws -> KeptRoot {
        let root = try StateRoot(.repo, at: AbsolutePath(path))
        return try KeptRoot(root, lock: catalogue.get().durable("root", in: root))
    }

    static func archive(_ path: String) throws -> ExternalPath {
        let path = try AbsolutePath(path)
        guard let name = path.segments.last else { throw UsageError() }
        return try catalogue.get().external(
            "archive", in: StateRoot(.external, at: path.parent), ["name": name])
    }
}

struct UsageError: Error, CustomStringConvertible {
    let description = "usage: RootMover <mode> <place> [place]"
}
