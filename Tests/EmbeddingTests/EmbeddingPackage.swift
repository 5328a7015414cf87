import Foundation
import Harness

/// The package of somebody else under `Examples/Embedding`, built as they would.
struct EmbeddingPackage {
    private static let products = ".build/embedding/release"

    /// Builds the package and gives the program of this name.
    static func program(_ name: String) async throws -> String {
        let root = BuiltProducts.packageRoot
        let built = try await ChildProcess.run("\(root)/Scripts/build", ["embedding"], directory: root, within: 590)
        guard built.status == 0 else { throw HarnessError("Scripts/build embedding: \(built.outputText)") }
        return "\(root)/\(products)/\(name)"
    }

    /// The libraries that a program needs at run time.
    static func libraries(of program: String) async throws -> [String] {
        let listed = try await ChildProcess.run("/usr/bin/ldd", [program])
        return listed.outputText.split(separator: "\n").compactMap { line in
            line.split(whereSeparator: \.isWhitespace).first.map { ($0 as Substring).split(separator: "/").last ?? $0 }
        }.map(String.init)
    }
}
