import Foundation
import Harness

/// A Swift source of the repository, as the rules look at it.
struct SourceFile {
    /// Relative to the package: `Modules/Storage/System.swift`.
    let path: String
    let text: String

    /// The module or app that the file belongs to.
    var owner: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    var name: String { (path as NSString).lastPathComponent }
    var lineCount: Int { text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 }
}

enum SourceTree {
    static func files(under folders: String...) throws -> [SourceFile] {
        try folders.flatMap { folder in
            let base = "\(BuiltProducts.packageRoot)/\(folder)"
            let names = FileManager.default.enumerator(atPath: base)?.compactMap { $0 as? String } ?? []
            return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
                SourceFile(
                    path: "\(folder)/\(name)", text: try String(contentsOfFile: "\(base)/\(name)", encoding: .utf8))
            }
        }
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: "\(BuiltProducts.packageRoot)/\(path)", encoding: .utf8)
    }
}
