import Foundation
import Harness
import Testing

@Suite("A tool that takes StateRoots and nothing else")
struct BoundaryCheckTests {
    @Test("checks boundaries, needs glibc only, and has fewer than eighty lines", .timeLimit(.minutes(10)))
    func boundaryCheck() async throws {
        let program = try await EmbeddingPackage.program("boundary-check")
        let libraries = try await EmbeddingPackage.libraries(of: program)
        #expect(!libraries.isEmpty)
        for library in libraries {
            let known = ["libc.so", "libm.so", "libgcc_s.so", "ld-linux", "linux-vdso"]
            #expect(known.contains { library.hasPrefix($0) }, "\(library)")
        }
        let source = try String(
            contentsOfFile: "\(BuiltProducts.packageRoot)/Examples/Embedding/Sources/boundary-check/main.swift",
            encoding: .utf8)
        #expect(source.split(separator: "\n", omittingEmptySubsequences: false).count < 80)

        let place = try TemporaryDirectory()
        let root = "\(place.path)/.codex-autorunner"
        try place.write(".codex-autorunner/tickets/TICKET-001.md", "")
        try place.write(".codex-autorunner/lint/monday.json", "{}")
        let inside = try await ChildProcess.run(
            program, ["--repo", place.path, "\(root)/flows.db", "\(root)/lint/monday.json"])
        #expect(inside.status == 0, "\(inside.outputText)")
        #expect(inside.outputText.contains("What a linter found."))

        try FileManager.default.createSymbolicLink(atPath: "\(root)/tickets/out", withDestinationPath: "/etc")
        let outside = try await ChildProcess.run(
            program, ["--repo", place.path, "\(place.path)/elsewhere", "\(root)/tickets/out/passwd"])
        #expect(outside.status == 3)
        #expect(outside.outputText.contains("through a link, at /etc/passwd"))
        #expect(outside.outputText.contains("escape  \(root)/tickets/out  /etc"))
    }
}
