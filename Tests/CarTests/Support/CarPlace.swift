import Foundation
import Harness

/// A user's home with repositories in it, and the real program to run there.
struct CarPlace {
    let directory: TemporaryDirectory
    var home: String { "\(directory.path)/home" }
    var environment: [String: String] {
        ["HOME": home, "PATH": "/usr/bin:/bin", "TMPDIR": "\(directory.path)/tmp", "GIT_CONFIG_GLOBAL": "/dev/null"]
    }

    init(in place: String? = nil) throws {
        directory = try TemporaryDirectory(in: place)
        for name in ["home", "tmp"] { try makeDirectory(name) }
    }

    func path(_ name: String) -> String { "\(directory.path)/\(name)" }

    func makeDirectory(_ name: String) throws {
        try FileManager.default.createDirectory(atPath: path(name), withIntermediateDirectories: true)
    }

    /// A git repository, as far as files show one.
    @discardableResult
    func makeRepository(_ name: String) throws -> String {
        try directory.write("\(name)/.git/HEAD", "ref: refs/heads/main\n")
        return path(name)
    }

    func car(
        _ arguments: [String], in folder: String? = nil, environment changes: [String: String?] = [:],
        within seconds: Double = 60
    ) async throws -> ChildProcess.Outcome {
        var environment = environment
        for (name, value) in changes { environment[name] = value }
        return try await ChildProcess.run(
            BuiltProducts.program("car"), arguments, environment: environment,
            directory: folder.map(path) ?? directory.path, within: seconds)
    }

    /// A repository that `car init` made ready.
    func readyRepository(_ name: String = "repo") async throws -> String {
        let path = try makeRepository(name)
        let made = try await car(["init"], in: name)
        guard made.status == 0 else { throw HarnessError("car init: \(made.errorText)") }
        return path
    }
}
