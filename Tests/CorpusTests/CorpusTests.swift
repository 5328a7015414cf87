import Foundation
import FuzzTargets
import Harness
import Testing

@Suite("The seed corpus of every parser")
struct CorpusTests {
    private static let folder = "\(BuiltProducts.packageRoot)/Tests/Corpus"

    @Test("goes through it without a broken invariant", arguments: FuzzTargets.all.map(\.name))
    func everySeed(_ name: String) async throws {
        let target = try #require(FuzzTargets.named(name))
        let seeds = try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(name)").sorted()
        #expect(seeds.count >= 10)
        // Deep input needs the stack of a real thread, as it gets in a program.
        try await offPool {
            for seed in seeds {
                let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name)/\(seed)")))
                target.run(bytes)
                for length in stride(from: 0, to: min(bytes.count, 2048), by: 7) {
                    target.run(Array(bytes.prefix(length)))
                }
            }
        }
    }

    @Test("belongs to a parser")
    func noStrays() throws {
        let folders = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(Set(folders) == Set(FuzzTargets.all.map(\.name)))
    }
}
