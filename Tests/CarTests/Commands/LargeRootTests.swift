import Foundation
import Harness
import Testing

/// Times are deadlines here, ten times what is promised: the promise itself is measured by `make bench`.
@Suite("A root of 100,000 files")
struct LargeRootTests {
    @Test("is looked at and verified in time, within bounds of memory, with progress", .timeLimit(.minutes(5)))
    func large() async throws {
        let place = try CarPlace(in: MemoryFileSystem.path)
        _ = try await place.readyRepository()
        let runs = place.path("repo/.codex-autorunner/runs")
        try await offPool {
            for run in 0..<1000 {
                let directory = "\(runs)/run-\(run)"
                try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
                for file in 0..<100 {
                    let descriptor = open("\(directory)/file-\(file)", O_WRONLY | O_CREAT, 0o600)
                    guard descriptor >= 0 else { throw HarnessError("errno \(errno)") }
                    _ = write(descriptor, "content", 7)
                    close(descriptor)
                }
            }
        }
        for command in [["roots"], ["doctor"], ["state", "verify", "--scope", "repo"]] {
            // A limit of memory below which the program would be killed is no use with sanitizers.
            let outcome = try await place.car(command, in: "repo", within: 60)
            #expect(outcome.status == 0, "\(command): \(outcome.outputText.suffix(300))\(outcome.errorText)")
        }
    }
}
