import Formats
import Foundation
import Harness
import Testing

@Suite("Trust")
struct TrustTests {
    private func moved() async throws -> CarPlace {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        try place.directory.write(
            "repo/.codex-autorunner/config.yml",
            "version: 2\nmode: hub\nhub:\n  include_root_repo: true\nstate_roots:\n  global: \(place.path("elsewhere"))\n"
        )
        return place
    }

    private func globalRoot(_ place: CarPlace) async throws -> String? {
        let outcome = try await place.car(["roots", "--scope", "global", "--json"], in: "repo")
        return try JSON.parse(outcome.output)["roots"]?[0]?["path"]?.string
    }

    @Test("lets a repository move the global root, and without it nothing of the repository works that way")
    func trust() async throws {
        let place = try await moved()
        let untrusted = try await place.car(["roots"], in: "repo")
        #expect(untrusted.status == 78 && untrusted.errorText.contains("trust the repository"))
        #expect(try await place.car(["trust"], in: "repo").status == 0)
        #expect(try await globalRoot(place) == place.path("elsewhere"))
        // What the record stands in is not moved along.
        #expect(FileManager.default.fileExists(atPath: "\(place.home)/.codex-autorunner/trust.json"))
        #expect(!FileManager.default.fileExists(atPath: place.path("elsewhere")))
        let listed = try await place.car(["trust", "--list"], in: "repo")
        #expect(listed.outputText == "\(place.path("repo"))\n")
        #expect(try await place.car(["doctor"], in: "repo").status == 0)
        #expect(try await place.car(["trust", "--revoke"], in: "repo").status == 0)
        #expect(try await place.car(["roots"], in: "repo").status == 78)
    }

    @Test(
        "of a global root that is no text counts for nothing, and the doctor says so; a relative one begins at the hub",
        arguments: [
            ("7", "{home}/.codex-autorunner", 3), ("[a]", "{home}/.codex-autorunner", 3),
            ("{global: 7}", "{home}/.codex-autorunner", 3), ("{global: [a]}", "{home}/.codex-autorunner", 3),
            ("{global: state/car}", "{repo}/state/car", 0), ("{global: ' ~/x '}", "{home}/x", 0),
        ])
    func otherValues(_ value: String, _ expected: String, _ doctor: Int32) async throws {
        let place = try await moved()
        try place.directory.write(
            "repo/.codex-autorunner/config.yml",
            "mode: hub\nhub: {include_root_repo: true}\nstate_roots: \(value)\n")
        #expect(try await place.car(["trust"], in: "repo").status == 0)
        let root = expected.replacing("{home}", with: place.home).replacing("{repo}", with: place.path("repo"))
        #expect(try await globalRoot(place) == root)
        let outcome = try await place.car(["doctor"], in: "repo")
        #expect(outcome.status == doctor, "\(outcome.outputText)")
        #expect(outcome.outputText.contains("counts as not set") == (doctor == 3))
    }

    @Test("is outdone by the variable, and counts for the real directory")
    func variableAndLinks() async throws {
        let place = try await moved()
        try FileManager.default.createSymbolicLink(atPath: place.path("door"), withDestinationPath: place.path("repo"))
        #expect(try await place.car(["trust", "door"], in: nil).status == 0)
        #expect(try await globalRoot(place) == place.path("elsewhere"))
        let outcome = try await place.car(
            ["roots", "--scope", "global", "--json"], in: "repo",
            environment: ["CAR_GLOBAL_STATE_ROOT": place.path("third")])
        // The record is kept where the variable says, and there the repository is not trusted.
        #expect(outcome.status == 78)
    }

    @Test("cannot be given by a repository to itself", arguments: ["trust.json", ".codex-autorunner/trust.json"])
    func notByFiles(_ name: String) async throws {
        let place = try await moved()
        try place.directory.write("repo/\(name)", "{\"trusted\": {\"\(place.path("repo"))\": {\"since\": 1}}}")
        #expect(try await place.car(["roots", "--scope", "global"], in: "repo").status == 78)
    }

    @Test("is not taken from a record that the repository brings along")
    func recordWithin() async throws {
        let place = try await moved()
        let record = "{\"trusted\": {\"\(place.path("repo"))\": {\"since\": 1}}}"
        try place.directory.write("repo/state/trust.json", record)
        let outcome = try await place.car(
            ["config", "show"], in: "repo", environment: ["CAR_GLOBAL_STATE_ROOT": "state"])
        #expect(outcome.status == 78 && outcome.errorText.contains("trust the repository"))
    }

    @Test("is not asked for a hub that another user put above", .enabled(if: Owners.mayBeChanged()))
    func foreignHub() async throws {
        let place = try CarPlace()
        try place.makeRepository("shared/repo")
        try place.directory.write("shared/.codex-autorunner/config.yml", "mode: hub\n")
        for name in ["config.yml", ""] { chown(place.path("shared/.codex-autorunner/\(name)"), 4711, 4711) }
        let outcome = try await place.car(["init"], in: "shared/repo")
        #expect(outcome.errorText.contains("hub \(place.path("shared/repo"))"), "\(outcome.errorText)")
    }

    @Test("is not needed for settings that can do no harm, and .env files are not read")
    func harmless() async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        try place.directory.write("repo/.codex-autorunner/repo.override.yml", "log: {max_bytes: 2 MB}\n")
        for name in [".env", ".codex-autorunner/.env"] {
            try place.directory.write("repo/\(name)", "CAR_GLOBAL_STATE_ROOT=/nowhere\n")
        }
        let shown = try await place.car(["config", "show", "--origin", "log.max_bytes"], in: "repo")
        #expect(shown.outputText.contains("2 MB") && shown.outputText.contains("repo.override.yml:1"))
        #expect(try await globalRoot(place) == "\(place.home)/.codex-autorunner")
    }
}
