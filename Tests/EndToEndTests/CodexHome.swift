import Harness

/// A home of the real Codex CLI with a configuration of ours, and nothing else in its environment.
struct CodexHome {
    private let folder: TemporaryDirectory
    private let codex: OutsideProgram

    init(config: [UInt8]) throws {
        codex = try OutsideProgram.require("codex")
        folder = try TemporaryDirectory()
        try folder.write("codex-home/config.toml", config)
    }

    /// What the client says of its configured tool servers, which it reads from the file.
    func listServers() async throws -> ChildProcess.Outcome {
        try await ChildProcess.run(
            codex.path, ["mcp", "list", "--json"],
            environment: ["CODEX_HOME": "\(folder.path)/codex-home", "HOME": folder.path, "PATH": "/usr/bin:/bin"],
            directory: folder.path)
    }
}
