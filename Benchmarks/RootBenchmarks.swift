import Foundation

/// What looking after a root of 100,000 files costs, beside the tools that do no more than look.
enum RootBenchmarks {
    static func contests() throws -> [Contest] {
        let root = BigRoot()
        let car = ["/usr/bin/env", "HOME=\(root.home)", "\(ProcessRun.folder)/car"]
        let find = ["/usr/bin/find", root.path, "-printf", "%s %T@\n"]
        let sum = ["/bin/sh", "-c", "find \"$0\" -type f -print0 | xargs -0 sha256sum", root.path]
        let commands: [(words: [String], peerName: String, peer: [String])] = [
            (["roots"], "find -printf", find), (["doctor"], "find -printf", find),
            (["state", "verify", "--scope", "repo"], "sha256sum", sum),
        ]
        return commands.flatMap { command -> [Contest] in
            let words = car + command.words + ["--repo", root.repository]
            let name = "car \(command.words.prefix(2).joined(separator: " ")), 100,000 files"
            return [
                Contest(
                    name: "\(name), time", peerName: command.peerName, bytes: 0, target: nil, unit: .wallTime, limit: 1,
                    ours: { try root.made { try ProcessRun.run(words) } },
                    peer: { try root.made { try ProcessRun.run(command.peer) } }),
                Contest(
                    name: "\(name), memory", peerName: command.peerName, bytes: 0, target: nil, unit: .memory,
                    limit: 30e6, ours: { try root.made { try ProcessRun.peakMemory(words) } },
                    peer: { try root.made { try ProcessRun.peakMemory(command.peer) } }),
            ]
        }
    }
}

/// A repository whose root holds 100,000 small files; it goes when nobody measures any more.
private final class BigRoot {
    let repository: String
    let home: String
    var path: String { "\(repository)/.codex-autorunner" }
    private let folder: String

    private var isMade = false

    init() {
        folder = "\(NSTemporaryDirectory())/switchyard-bench-root-\(getpid())"
        repository = "\(folder)/repo"
        home = "\(folder)/home"
    }

    /// Runs the body when the files are there; they take a while to make, and only whoever measures needs them.
    func made<Result>(_ body: () throws -> Result) throws -> Result {
        if !isMade { try make() }
        isMade = true
        return try body()
    }

    private func make() throws {
        let files = FileManager.default
        for name in ["repo/.git", "home"] {
            try files.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
        try Data("ref: refs/heads/main\n".utf8).write(to: URL(fileURLWithPath: "\(repository)/.git/HEAD"))
        _ = try ProcessRun.run(
            ["/usr/bin/env", "-C", repository, "HOME=\(home)", "\(ProcessRun.folder)/car", "init"])
        let content = Data(repeating: UInt8(ascii: "x"), count: 100)
        for run in 0..<1000 {
            let directory = "\(path)/runs/run-\(run)"
            try files.createDirectory(atPath: directory, withIntermediateDirectories: true)
            for file in 0..<100 { try content.write(to: URL(fileURLWithPath: "\(directory)/file-\(file)")) }
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}
