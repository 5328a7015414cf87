import Foundation
import Testing

/// A program that a test needs and that is not ours: present, or the test is skipped and counted.
///
/// The skip is appended to the file that `SWITCHYARD_SKIPS` names, which `make test` prints; with `CI` set a missing
/// program fails the test instead, because there nobody would read the count.
public struct OutsideProgram: Sendable {
    public let path: String

    /// Use as `@Test(.enabled { OutsideProgram.isThere("strace") })`, and `require` inside the test.
    public static func isThere(_ name: String) -> Bool {
        if locate(name) != nil { return true }
        if inCI { return true }
        note(name)
        return false
    }

    /// The program, or a failure that names it.
    public static func require(_ name: String) throws -> OutsideProgram {
        guard let path = locate(name) else {
            throw HarnessError(
                "this test needs \(name), which is not installed: `make test` installs Debian's, `make tools` the rest")
        }
        return OutsideProgram(path: path)
    }

    private static var inCI: Bool {
        ProcessInfo.processInfo.environment["CI"].map { !$0.isEmpty && $0 != "false" } ?? false
    }

    private static func locate(_ name: String) -> String? {
        let environment = ProcessInfo.processInfo.environment
        let places =
            ["\(BuiltProducts.packageRoot)/.build/tools/bin"]
            + (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
        return places.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static func note(_ name: String) {
        guard let file = ProcessInfo.processInfo.environment["SWITCHYARD_SKIPS"] else { return }
        let descriptor = open(file, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let line = Array("\(name)\n".utf8)
        _ = write(descriptor, line, line.count)
    }
}
