import Foundation
import Harness
import StateRoots
import Storage

/// Two roots of a test's own, the first with a tree of every kind of entry that a copy carries.
struct TreeFixture {
    let directory: TemporaryDirectory
    let source: StateRoot
    let target: StateRoot

    init() throws {
        directory = try TemporaryDirectory()
        source = try StateRoot(.repo, at: AbsolutePath("\(directory.path)/source"))
        target = try StateRoot(.repo, at: AbsolutePath("\(directory.path)/far/target"))
        try directory.write("source/b/c/deep", "deep")
        try directory.write("source/b-flat", "flat")
        try directory.write("source/empty", "")
        try directory.write("source/large", (0..<300_000).map { UInt8(truncatingIfNeeded: $0) })
        try directory.write("source/naïve name\n", "odd")
        symlink("b/c", "\(source)/link")
        symlink("../outside", "\(source)/out")
        chmod("\(source)/b/c/deep", 0o400)
        chmod("\(source)/b/c", 0o750)
    }

    static func path(_ text: String, in root: StateRoot) throws -> DurablePath {
        try Catalogue([
            Artifact("thing", in: .repo, at: text, kind: .directory, retention: .reviewable, "A thing.")
        ]).durable("thing", in: root)
    }
}

/// Notes what it is shown.
struct RecordingVisitor: TreeVisitor {
    var entries: [TreeEntry] = []
    var contents: [String: [UInt8]] = [:]
    var targets: [String: String] = [:]
    var failures: [String: StorageError.Code] = [:]

    mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) throws {
        entries.append(entry)
        var bytes: [UInt8] = []
        do {
            try content.read { piece in piece.withUnsafeBytes { bytes += Array($0) } }
        } catch let error as StorageError {
            failures["\(entry.path)"] = error.code
        }
        if entry.kind == .file { contents["\(entry.path)"] = bytes }
        if entry.kind == .link { targets["\(entry.path)"] = String(decoding: content.linkTarget, as: UTF8.self) }
    }

    mutating func failed(_ error: StorageError, at path: TreePath) { failures["\(path)"] = error.code }
}
