import Foundation
import Harness

/// Runs a program under strace and says what it wrote where.
struct WriteTrace {
    let outcome: ChildProcess.Outcome
    let writes: [TracedWrite]

    init(_ program: String, _ arguments: [String], in place: CarPlace, directory: String) async throws {
        // One file a thread: in one for all, calls that overlap would stand there in halves.
        let logs = try TemporaryDirectory()
        let options = [
            "-ff", "-y", "-s", "4096", "-o", "\(logs.path)/trace", "-e",
            "trace=\(TracedWrite.calls.joined(separator: ","))", "-e", "signal=none",
        ]
        outcome = try await ChildProcess.run(
            OutsideProgram.require("strace").path, options + [program] + arguments, environment: place.environment,
            directory: directory, within: 120)
        let names = try FileManager.default.contentsOfDirectory(atPath: logs.path).sorted()
        writes = try names.flatMap { name in
            Self.writes(in: String(decoding: try logs.read(name), as: UTF8.self))
        }
    }

    /// A descriptor that only names a file (O_PATH) is what `chmod` of `/proc/self/fd/<n>` is about; glibc's
    /// fchmodat(3) works like that.
    private static func writes(in log: String) -> [TracedWrite] {
        var named: [String: String] = [:]
        return log.split(separator: "\n").compactMap { line in
            if line.contains("O_PATH"), let result = line.ranges(of: ") = ").last ?? line.ranges(of: " = ").last {
                let parts = line[result.upperBound...].split(separator: "<", maxSplits: 1)
                if parts.count == 2 { named[String(parts[0])] = String(parts[1].dropLast()) }
            }
            return TracedWrite(line).map { write in
                TracedWrite(
                    write.call,
                    write.paths.map { path in
                        path.hasPrefix("/proc/self/fd/") ? named[String(path.dropFirst(14))] ?? path : path
                    })
            }
        }
    }

    /// The writes outside of roots and of single files that may be written, each with a temporary beside it.
    func outside(_ roots: [String], files: [String] = []) -> [TracedWrite] {
        let roots = roots + roots.map { ($0 as NSString).resolvingSymlinksInPath }
        return writes.filter { write in
            write.paths.map(Self.cleaned).contains { path in
                !roots.contains { path == $0 || path.hasPrefix("\($0)/") }
                    && !files.contains { path == $0 || Self.isTemporary(path, of: $0) }
                    && !["/dev/null", "/dev/tty"].contains(path)
            }
        }
    }

    private static func isTemporary(_ path: String, of file: String) -> Bool {
        let (one, two) = (path as NSString, file as NSString)
        return one.deletingLastPathComponent == two.deletingLastPathComponent
            && one.lastPathComponent.hasPrefix(".\(two.lastPathComponent).") && path.hasSuffix(".tmp")
    }

    private static func cleaned(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
