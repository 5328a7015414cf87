import Foundation
public import Testing

/// Text that must come out byte for byte as a file holds it.
///
/// After an intended change, tests that run with `SWITCHYARD_RENEW_SNAPSHOTS=1` write the files anew; the difference is
/// then reviewed like any other.
public enum Snapshot {
    /// - Parameter file: from the root of the package down.
    public static func expect(
        _ actual: String, file: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let path = "\(BuiltProducts.packageRoot)/\(file)"
        if ProcessInfo.processInfo.environment["SWITCHYARD_RENEW_SNAPSHOTS"] == "1" {
            try Data(actual.utf8).write(to: URL(fileURLWithPath: path))
            return
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            Issue.record("there is no \(file)", sourceLocation: sourceLocation)
            return
        }
        let expected = String(decoding: data, as: UTF8.self)
        if Array(data) != Array(actual.utf8) {
            Issue.record("\(file) differs:\n\(difference(expected, actual))", sourceLocation: sourceLocation)
        }
    }

    /// The first place where they differ, with the lines around it; control characters can be seen.
    private static func difference(_ expected: String, _ actual: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
        var first = 0
        while first < old.count, first < new.count, old[first] == new[first] { first += 1 }
        let before = old[max(0, first - 2)..<first].map { "    \($0)" }
        let gone = old[first..<min(old.count, first + 4)].map { "  - \($0.debugDescription)" }
        let come = new[first..<min(new.count, first + 4)].map { "  + \($0.debugDescription)" }
        return (["  from line \(first + 1) on (- file, + now):"] + before + gone + come).joined(separator: "\n")
    }
}
