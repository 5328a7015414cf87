import Formats
import Foundation
import Harness

/// A scratch home and, beside it, a place for repositories and hubs on which ours and the earlier car work in turn.
final class TwoCars: Sendable {
    let scratch: TemporaryDirectory
    /// Where repositories and hubs stand; their files are named from here.
    let place: String
    private let environment: [String: String]
    let ourProgram: String
    private let earlier: EarlierCar

    init() throws {
        scratch = try TemporaryDirectory()
        place = "\(scratch.path)/place"
        for name in ["home", "tmp", "place"] { try Self.makeFolder("\(scratch.path)/\(name)") }
        environment = [
            "HOME": "\(scratch.path)/home", "TMPDIR": "\(scratch.path)/tmp", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        ]
        ourProgram = try BuiltProducts.program("car")
        earlier = try EarlierCar.shared.get()
    }

    /// Runs ours in a directory below the place.
    func ours(_ arguments: String..., in directory: String) async throws -> CommandOutcome {
        let outcome = try await ChildProcess.run(
            ourProgram, arguments, environment: environment, directory: "\(place)/\(directory)")
        return CommandOutcome(status: outcome.status, output: outcome.outputText, errors: outcome.errorText)
    }

    func earlier(_ arguments: String..., in directory: String) async throws -> CommandOutcome {
        try await earlier(["arguments": .array(arguments.map { .string($0) })], directory)
    }

    /// Runs lines of Python that use the earlier car's own modules.
    func earlier(script: String, in directory: String) async throws -> CommandOutcome {
        try await earlier(["script": .string(script)], directory)
    }

    private func earlier(_ what: JSONObject, _ directory: String) async throws -> CommandOutcome {
        var request = what
        request["directory"] = .string("\(place)/\(directory)")
        request["environment"] = .object(JSONObject(environment.map { ($0.key, .string($0.value)) }))
        return try await earlier.answer(to: .object(request))
    }

    /// What a command changed, anywhere below the scratch directory, the home included.
    func changes(_ command: () async throws -> Void) async throws -> Inventory.Changes {
        let before = try Inventory(of: scratch, from: "place")
        try await command()
        return try Inventory(of: scratch, from: "place").changes(since: before)
    }

    func makeFolder(_ name: String) throws { try Self.makeFolder("\(place)/\(name)") }

    /// Makes a git repository with one commit.
    func makeRepository(_ name: String) async throws {
        try makeFolder(name)
        try await git("init", "--quiet", "--initial-branch", "main", in: name)
        try await git(
            "-c", "user.name=A Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--allow-empty",
            "--message", "Begin", in: name)
    }

    /// Makes a folder with two repositories, and a worktree of the first below `worktrees`.
    func makeHubFolder(_ name: String) async throws {
        try await makeRepository("\(name)/api")
        try await makeRepository("\(name)/web")
        try makeFolder("\(name)/worktrees")
        try await git("worktree", "add", "--quiet", "-b", "fix", "../worktrees/api--fix", in: "\(name)/api")
    }

    func git(_ arguments: String..., in directory: String) async throws {
        let outcome = try await ChildProcess.run(
            OutsideProgram.require("git").path, arguments, environment: environment, directory: "\(place)/\(directory)")
        guard outcome.status == 0 else { throw HarnessError("git \(arguments): \(outcome.errorText)") }
    }

    func write(_ name: String, _ text: String) throws { try scratch.write("place/\(name)", text) }
    func text(_ name: String) throws -> String { String(decoding: try scratch.read("place/\(name)"), as: UTF8.self) }

    private static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
}
