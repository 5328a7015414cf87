import Foundation
import Harness
import Testing

/// What is wrong around the program is said in one line that names the file and what to do, with a documented code.
@Suite("Where the surroundings are bad, car")
struct BadSurroundingsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var environment: [String: String?] = [:]
        var prepare: @Sendable (CarPlace) throws -> Void = { _ in }
        var command = ["roots"]
        let status: Int32
        let says: [String]
        /// What is wrong and what to do; between them one for each setting that is wrong.
        var lines = 2
    }

    private static let cases = [
        Case(
            testDescription: "no HOME", environment: ["HOME": nil], status: 78,
            says: ["HOME", "CAR_GLOBAL_STATE_ROOT"]),
        Case(
            testDescription: "an empty HOME", environment: ["HOME": ""], status: 78, says: ["HOME", "set HOME"]),
        Case(
            testDescription: "a relative HOME", environment: ["HOME": "home"], status: 78, says: ["HOME", "home"]),
        Case(
            testDescription: "a blank root", environment: ["CAR_GLOBAL_STATE_ROOT": "  "], status: 78,
            says: ["CAR_GLOBAL_STATE_ROOT", "blank"]),
        Case(
            testDescription: "a root that climbs", environment: ["CAR_GLOBAL_STATE_ROOT": "../x"], status: 78,
            says: ["CAR_GLOBAL_STATE_ROOT", "'..'"]),
        Case(
            testDescription: "another user's home", environment: ["CAR_GLOBAL_STATE_ROOT": "~nobody/x"], status: 78,
            says: ["~nobody/x", "another user"]),
        Case(
            testDescription: "a root in the temporary directory itself", environment: ["CAR_GLOBAL_STATE_ROOT": "/tmp"],
            status: 78, says: ["/tmp", "lost at any time"]),
        Case(
            testDescription: "a root that is a file",
            prepare: { try $0.directory.write("repo/.codex-autorunner", "x") }, command: ["init"], status: 65,
            says: [".codex-autorunner' is not a directory", "move it out of the way"]),
        Case(
            testDescription: "settings that are no YAML",
            prepare: { try $0.directory.write("repo/.codex-autorunner/config.yml", "a: [") }, status: 65,
            says: ["config.yml"]),
        Case(
            testDescription: "settings of the wrong kind",
            prepare: {
                try $0.directory.write("repo/.codex-autorunner/config.yml", "mode: hub\nhub: {discover_depth: deep}\n")
            }, status: 78, says: ["config.yml:2", "hub.discover_depth"], lines: 3),
        Case(
            testDescription: "a repository that moves the global root and is not trusted",
            prepare: {
                try $0.directory.write(
                    "repo/.codex-autorunner/config.yml", "mode: hub\nstate_roots: {global: /elsewhere}\n")
            }, status: 78, says: ["config.yml:2", "state_roots", "trust"], lines: 3),
        Case(
            testDescription: "a repository that calls itself a hub in its own settings",
            prepare: { place in
                try place.directory.write("repo/.codex-autorunner/config.yml", "mode: hub\n")
                try place.directory.write("repo/.codex-autorunner/repo.override.yml", "mode: hub\n")
            }, status: 78, says: ["repo.override.yml:1", "mode"], lines: 3),
        Case(
            testDescription: "a place that is no repository", command: ["status", "--repo", "../home"], status: 78,
            says: ["home", "no git repository", "git init"]),
        Case(
            testDescription: "a directory that is not there", command: ["status", "--repo", "nowhere"], status: 65,
            says: ["nowhere", "--repo"]),
        Case(testDescription: "a repository without a root", command: ["status"], status: 78, says: ["car init"]),
        Case(testDescription: "no hub", command: ["hub", "repos"], status: 78, says: ["car init --mode hub"]),
        Case(
            testDescription: "an archive that is none",
            prepare: { try $0.directory.write("repo/a.tar", "not a tar") }, command: ["state", "import", "a.tar"],
            status: 65, says: ["a.tar"]),
        Case(
            testDescription: "an export into the root",
            prepare: { try $0.directory.write("repo/.codex-autorunner/tickets/x", "") },
            command: ["state", "export", ".codex-autorunner/a.tar"], status: 65, says: ["a.tar", "inside"]),
    ]

    @Test("says so in one line, and changes nothing", arguments: cases)
    func refused(_ bad: Case) async throws {
        let place = try CarPlace()
        try place.makeRepository("repo")
        try bad.prepare(place)
        let before = try place.directory.inventory()
        let outcome = try await place.car(bad.command, in: "repo", environment: bad.environment)
        #expect(outcome.status == bad.status, "\(outcome.errorText)")
        #expect(outcome.output.isEmpty)
        for word in bad.says { #expect(outcome.errorText.contains(word), "\(word): \(outcome.errorText)") }
        #expect(outcome.errorText.hasPrefix("car: "))
        #expect(outcome.errorText.split(separator: "\n").count == bad.lines, "\(outcome.errorText)")
        #expect(try place.directory.inventory() == before)
    }

    @Test("takes an empty variable for one that is not set")
    func emptyVariables() async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        let empty = ["CAR_GLOBAL_STATE_ROOT": "", "TMPDIR": "", "XDG_CACHE_HOME": "", "NO_COLOR": ""]
        let outcome = try await place.car(["roots", "--scope", "global"], in: "repo", environment: empty)
        #expect(outcome.status == 0 && outcome.outputText.contains("\(place.home)/.codex-autorunner"))
    }

    @Test(
        "needs no home for what is in the repository", arguments: [["init"], ["status"], ["roots", "--scope", "repo"]])
    func homeless(_ command: [String]) async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        let outcome = try await place.car(command, in: "repo", environment: ["HOME": nil])
        #expect(outcome.status == 0, "\(outcome.errorText)")
    }

    @Test("names the directory that it may not read", .enabled { OutsideProgram.isThere("setpriv") })
    func unreadable() async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        chmod("\(root)/tickets", 0)
        defer { chmod("\(root)/tickets", 0o700) }
        let doctor = try await place.carWithoutPrivilege(["doctor"], in: "repo")
        #expect(doctor.status == 3)
        #expect(doctor.outputText.contains("\(root)/tickets") && doctor.outputText.contains("chmod u+rwx"))
        chmod(root, 0)
        defer { chmod(root, 0o700) }
        for command in [["status"], ["init"], ["state", "export", "../a.tar"]] {
            let outcome = try await place.carWithoutPrivilege(command, in: "repo")
            #expect(outcome.status == 77, "\(command): \(outcome.errorText)")
            #expect(outcome.errorText.contains(root) && outcome.errorText.contains("mode"), "\(outcome.errorText)")
        }
    }

    @Test("names the directory that it may not write", .enabled { OutsideProgram.isThere("setpriv") })
    func readOnly() async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        try FileManager.default.removeItem(atPath: "\(root)/ABOUT_CAR.md")
        chmod(root, 0o500)
        defer { chmod(root, 0o700) }
        let before = try place.directory.inventory()
        let outcome = try await place.carWithoutPrivilege(["init"], in: "repo")
        #expect(outcome.status == 77, "\(outcome.errorText)")
        #expect(outcome.errorText.contains("\(root)/ABOUT_CAR.md"))
        #expect(try place.directory.inventory() == before)
        let reading = try await place.carWithoutPrivilege(["roots"], in: "repo")
        #expect(reading.status == 0, "\(reading.errorText)")
    }

    @Test("works on a root that is a link to another file system", .enabled { MemoryFileSystem.isApart() })
    func otherFileSystem() async throws {
        let place = try CarPlace()
        let elsewhere = try TemporaryDirectory.inMemory()
        try place.makeRepository("repo")
        try FileManager.default.createSymbolicLink(
            atPath: place.path("repo/.codex-autorunner"), withDestinationPath: elsewhere.path)
        let untrusted = try await place.car(["init"], in: "repo")
        #expect(untrusted.status == 78 && untrusted.errorText.contains("car trust"), "\(untrusted.errorText)")
        #expect(try elsewhere.inventory().isEmpty)
        let commands = [
            ["trust"], ["init"], ["doctor"], ["status"], ["roots"], ["hub", "repos"], ["state", "verify"],
        ]
        for command in commands {
            let outcome = try await place.car(command, in: "repo")
            #expect(outcome.status == 0, "\(command): \(outcome.outputText)\(outcome.errorText)")
        }
        #expect(try elsewhere.inventory().keys.contains("tickets/AGENTS.md"))
    }

    @Test("does not write through a link that leads out of the root")
    func linkOut() async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        try place.makeDirectory("outside")
        try FileManager.default.removeItem(atPath: "\(root)/contextspace")
        try FileManager.default.createSymbolicLink(
            atPath: "\(root)/contextspace", withDestinationPath: place.path("outside"))
        let outcome = try await place.car(["init"], in: "repo")
        #expect(outcome.status == 65, "\(outcome.errorText)")
        #expect(outcome.errorText.contains("\(root)/contextspace") && outcome.errorText.contains("symbolic link"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path("outside")) == [])
        let doctor = try await place.car(["doctor"], in: "repo")
        #expect(doctor.status == 3 && doctor.outputText.contains("leads out of the root"))
    }
}
