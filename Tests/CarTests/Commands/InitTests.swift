import Formats
import Foundation
import Harness
import Testing

@Suite("car init")
struct InitTests {
    @Test(
        "makes everything in one directory, which git does not see, and does so once",
        .enabled { OutsideProgram.isThere("git") })
    func repository() async throws {
        let place = try CarPlace()
        try place.makeDirectory("repo/deep/below")
        let git = try OutsideProgram.require("git").path
        let made = try await ChildProcess.run(git, ["init", "-q", place.path("repo")], environment: place.environment)
        #expect(made.status == 0)
        let first = try await place.car(["init"], in: "repo/deep/below")
        #expect(first.status == 0, "\(first.errorText)")
        let status = try await ChildProcess.run(
            git, ["-C", place.path("repo"), "status", "--porcelain"], environment: place.environment)
        #expect(status.status == 0 && status.output.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.home) == [])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: place.path("repo")).sorted() == [
                ".codex-autorunner", ".git", "deep",
            ])
        let before = try place.directory.inventory()
        let second = try await place.car(["init", "--force"], in: "repo")
        #expect(second.status == 0 && second.outputText.isEmpty && second.errorText.contains("Was ready already"))
        #expect(try place.directory.inventory() == before)
    }

    @Test("says beforehand what it would make, and makes just that")
    func dryRun() async throws {
        let place = try CarPlace()
        try place.makeRepository("repo")
        let before = try place.directory.inventory()
        let dry = try await place.car(["init", "--dry-run", "--json"], in: "repo")
        #expect(try place.directory.inventory() == before)
        let real = try await place.car(["init", "--json"], in: "repo")
        let files = { (outcome: ChildProcess.Outcome) in try JSON.parse(outcome.output)["files"] }
        #expect(try files(dry) == files(real))
        #expect(try files(dry)?.array?.count ?? 0 > 10)
    }

    @Test("makes a hub where there are repositories below, and a repository that is in a hub no hub of its own")
    func hub() async throws {
        let place = try CarPlace()
        try place.makeRepository("hub/one")
        #expect(try await place.car(["init"], in: "hub").status == 0)
        #expect(try await place.car(["init"], in: "hub/one").status == 0)
        #expect(FileManager.default.fileExists(atPath: place.path("hub/.codex-autorunner/manifest.yml")))
        #expect(!FileManager.default.fileExists(atPath: place.path("hub/one/.codex-autorunner/manifest.yml")))
        let elsewhere = try await place.car(["init"], in: "home")
        #expect(elsewhere.status == 78 && elsewhere.errorText.contains("git init"))
    }

    @Test("never touches what a person wrote, even when forced")
    func force() async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        let own = ["contextspace/spec.md": "mine", "tickets/TICKET-001.md": "mine", "ABOUT_CAR.md": "no marker: mine"]
        for (name, text) in own { try place.directory.write("repo/.codex-autorunner/\(name)", text) }
        try place.directory.write(
            "repo/.codex-autorunner/tickets/AGENTS.md", "<!-- CAR:TICKETS_AGENTS -->\nan older version\n")
        let forced = try await place.car(["init", "--force"], in: "repo")
        #expect(forced.outputText == "renewed  \(root)/tickets/AGENTS.md\n")
        for (name, text) in own {
            #expect(try place.directory.read("repo/.codex-autorunner/\(name)") == Array(text.utf8))
        }
    }

    @Test("writes down what it did, in the log")
    func log() async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        let log = String(
            decoding: try place.directory.read("repo/.codex-autorunner/codex-autorunner.log"), as: UTF8.self)
        #expect(log.contains("[INFO]") && log.contains("repository.initialized"))
        #expect(log.split(separator: "\n").count == 1)
    }
}
