import Diagnostics
import Foundation
import Harness
import Testing

/// PX-44 in both directions: what is registered is emitted, and what is emitted is registered.
@Suite("Markers and their emitters")
struct MarkerEmissionTests {
    @Test("Every marker is emitted somewhere, and every emission is of a marker that exists")
    func bothWays() throws {
        var emitted: Set<String> = []
        for folder in ["Modules", "Apps"] {
            for file in try Self.sources(below: "\(BuiltProducts.packageRoot)/\(folder)") {
                emitted.formUnion(Self.emissions(in: try String(contentsOfFile: file, encoding: .utf8)))
            }
        }
        #expect(emitted == Set(Marker.sourceNames), "the sources emit one set of markers and the enum has another")
    }

    @Test("An emission is found across lines, and a pattern or a comment is not taken for one")
    func scanner() {
        let source = """
            sink.emit(.log(.rotated(part: 1, size: 2)))
            emitFirst(
                .audit(
                    .tailRepaired(record: 1, size: 2)))
            // emit(.log(.neverSaid))
            if case .log(.closed) = marker {}
            emit(marker)
            """
        #expect(Self.emissions(in: source) == ["log.rotated", "audit.tailRepaired"])
    }

    /// The markers in calls of a function whose name starts with `emit`, as `family.case`.
    static func emissions(in source: String) -> Set<String> {
        let code = source.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.prefix(upTo: $0.firstRange(of: "//")?.lowerBound ?? $0.endIndex) }.joined(separator: "\n")
        // The default boundary of Swift's expressions sees none in `sink.emit`.
        let pattern = /\bemit[A-Za-z]*\(\s*(?:Marker)?\.([a-z]\w*)\(\s*\.([a-z]\w*)/.wordBoundaryKind(.simple)
        return Set(code.matches(of: pattern).map { "\($0.output.1).\($0.output.2)" })
    }

    private static func sources(below folder: String) throws -> [String] {
        let walker = try #require(FileManager.default.enumerator(atPath: folder))
        return walker.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }
}
