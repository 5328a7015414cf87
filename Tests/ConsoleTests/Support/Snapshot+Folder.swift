import Harness
import Testing

extension Snapshot {
    /// A file of this target's own folder.
    static func expect(
        _ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try expect(actual, file: "Tests/ConsoleTests/Snapshots/\(name)", sourceLocation: sourceLocation)
    }
}
