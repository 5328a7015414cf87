import Diagnostics
import Harness
import StateRoots
import Storage
import Synchronization

/// A root of a test's own with a place for logs and one for the audit log.
struct Fixture {
    let directory: TemporaryDirectory
    let audit: DurablePath
    private let temporary: StateRoot
    private let catalogue: Catalogue

    init() throws {
        directory = try TemporaryDirectory()
        let root = try AbsolutePath(directory.path)
        catalogue = try Catalogue([
            Artifact("audit", in: .prodexHome, at: "audit", kind: .directory, retention: .durable, "The audit log."),
            Artifact("log", in: .temporary, at: "logs/run-<part>.log", kind: .log, retention: .ephemeral, "A log."),
            Artifact("latest", in: .temporary, at: "logs/latest.path", kind: .file, retention: .ephemeral, "Pointer."),
        ])
        audit = try catalogue.durable("audit", in: StateRoot(.prodexHome, at: root))
        temporary = try StateRoot(.temporary, at: root)
    }

    func log(_ part: Int) throws -> EphemeralPath {
        try catalogue.ephemeral("log", in: temporary, ["part": PathSegment("\(part)")])
    }

    func pointer() throws -> EphemeralPath { try catalogue.ephemeral("latest", in: temporary) }

    /// The first parts of a log, made beforehand because making a path may throw and writing to one may not.
    func logFiles(parts: Int = 100) throws -> LogFiles {
        let paths = try (1...parts).map(log)
        return LogFiles(pointer: try pointer()) { paths[min($0, parts) - 1] }
    }
}

/// Keeps what is emitted.
final class CollectingSink: MarkerSink {
    private let markers = Mutex<[Marker]>([])
    func emit(_ marker: Marker) { markers.withLock { $0.append(marker) } }
    var emitted: [Marker] { markers.withLock(\.self) }
}
