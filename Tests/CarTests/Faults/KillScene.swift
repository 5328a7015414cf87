import Formats
import Foundation
import Harness
import Testing

/// Two repositories on two file systems, and a root with some files in the nearer one.
struct KillScene {
    struct Attempt {
        let command: [String]
        /// The repository that it runs in.
        let folder: String
        /// Looks at what the kill left.
        let check: (String) async throws -> Void
        /// Finishes what was begun, and makes ready for the next.
        let settle: (String) async throws -> Void
    }

    let place: CarPlace
    private let other: TemporaryDirectory
    let near: String
    let far: String
    /// The digest of the root when nothing has happened to it.
    let whole: String

    init() async throws {
        place = try CarPlace()
        other = try TemporaryDirectory.inMemory()
        near = try await place.readyRepository("near")
        far = other.path
        try other.write(".git/HEAD", "ref: refs/heads/main\n")
        for number in 0..<30 {
            try place.directory.write("near/.codex-autorunner/runs/r\(number % 7)/file-\(number)", "\(number)\n")
        }
        whole = try await Self.digest(place, near) ?? ""
    }

    func car(_ arguments: [String], in folder: String) async throws -> ChildProcess.Outcome {
        try await ChildProcess.run(
            BuiltProducts.program("car"), arguments, environment: place.environment, directory: folder)
    }

    /// The digest of a repository's root; nil when there is none.
    func digest(of repository: String) async throws -> String? { try await Self.digest(place, repository) }

    private static func digest(_ place: CarPlace, _ repository: String) async throws -> String? {
        let outcome = try await ChildProcess.run(
            BuiltProducts.program("car"), ["state", "verify", "--scope", "repo", "--json"],
            environment: place.environment, directory: repository)
        return try JSON.parse(outcome.output)["roots"]?[0]?["digest"]?.string
    }

    /// Makes so many attempts, each killed somewhere within the time that one takes; how many were still at work.
    func killing(_ count: Int, _ attempt: (Int) -> Attempt) async throws -> Int {
        // The first is left alone, and tells how long one takes.
        let start = ContinuousClock.now
        let first = attempt(0)
        try #require(try await car(first.command, in: first.folder).status == 0)
        var moments = KillMoments(span: UInt64(max(0, (ContinuousClock.now - start) / .microseconds(1))))
        try await first.settle("left alone")
        var interrupted = 0
        for number in 1...count {
            let next = attempt(number)
            let moment = moments.next()
            let wasAtWork = try await kill(next, after: moment)
            moments.learn(wasAtWork: wasAtWork)
            interrupted += wasAtWork ? 1 : 0
            let context = "kill \(number) after \(moment) µs, seed \(moments.seed)"
            try await next.check(context)
            try await next.settle(context)
        }
        return interrupted
    }

    private func kill(_ attempt: Attempt, after microseconds: UInt64) async throws -> Bool {
        let child = try ChildProcess(
            BuiltProducts.program("car"), attempt.command, environment: place.environment, directory: attempt.folder)
        try await offPool {
            let moment = ContinuousClock.now + .microseconds(Int64(microseconds))
            while ContinuousClock.now < moment { sched_yield() }
            child.signal(SIGKILL)
        }
        return try await child.finish().status == 128 + SIGKILL
    }

    /// Where a marker stands, other commands refuse to work and name the place that is whole.
    ///
    /// - Returns: how many markers there were.
    func checkWords(at repositories: [String], _ context: String, whole: String? = nil) async throws -> Int {
        var markers = 0
        for repository in repositories {
            let root = "\(repository)/.codex-autorunner"
            let isMarked = [".moving", ".importing"].contains {
                FileManager.default.fileExists(atPath: "\(root)/\($0)")
            }
            guard isMarked else { continue }
            markers += 1
            let refused = try await car(["status"], in: repository)
            try #require(refused.status == 75, "\(context): \(refused.errorText)")
            try #require(refused.errorText.contains("is whole"), "\(context): \(refused.errorText)")
            if let whole { try #require(refused.errorText.contains(whole), "\(context): \(refused.errorText)") }
            guard whole == nil else { continue }
            let places = repositories.filter { refused.errorText.contains("'\($0)/.codex-autorunner' is whole") }
            try #require(places.count == 1, "\(context): \(refused.errorText)")
            try #require(try await digest(of: places[0]) == self.whole, "\(context): \(refused.errorText)")
        }
        return markers
    }

    /// An archive is whole when it can be imported and gives the same root.
    func checkArchive(_ archive: String, _ context: String) async throws {
        let copy = try TemporaryDirectory()
        try copy.write(".git/HEAD", "ref: refs/heads/main\n")
        let imported = try await car(["state", "import", archive], in: copy.path)
        try #require(imported.status == 0, "\(context): \(imported.errorText)")
        try #require(try await digest(of: copy.path) == whole, "\(context)")
    }
}
