import Foundation
import Harness

/// The compiler of this very toolchain, asked whether a small program that uses our modules is Swift at all.
enum SwiftCompiler {
    struct Verdict {
        let accepted: Bool
        let errors: [String]
    }

    static func check(_ program: String) async throws -> Verdict {
        let folder = try TemporaryDirectory()
        let file = try folder.write("main.swift", program)
        let libraries = "\(BuiltProducts.packageRoot)/Modules/CLibraries"
        let maps = try FileManager.default.contentsOfDirectory(atPath: libraries).sorted().flatMap {
            ["-Xcc", "-fmodule-map-file=\(libraries)/\($0)/module.modulemap"]
        }
        let outcome = try await ChildProcess.run(
            OutsideProgram.require("swiftc").path,
            ["-typecheck", "-swift-version", "6", "-I", "\(BuiltProducts.folder)/Modules"] + maps + [file], within: 120)
        let lines = (outcome.errorText + outcome.outputText).split(separator: "\n").map(String.init)
        return Verdict(accepted: outcome.status == 0, errors: lines.filter { $0.contains("error:") })
    }
}
