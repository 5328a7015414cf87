import Foundation
import Harness
import Testing

@Suite("The doctor")
struct DoctorTests {
    @Test("is content straight after init, in a repository and in a hub")
    func green() async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        let repository = try await place.car(["doctor"], in: "repo")
        #expect(repository.status == 0, "\(repository.outputText)\(repository.errorText)")
        #expect(repository.outputText.hasSuffix("All is well.\n"))
        try place.makeRepository("hub/one")
        for command in [["init"], ["hub", "scan"], ["doctor"]] {
            let outcome = try await place.car(command, in: "hub")
            #expect(outcome.status == 0, "\(command): \(outcome.outputText)\(outcome.errorText)")
        }
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let plant: @Sendable (_ root: String, _ place: CarPlace) throws -> Void
        /// The finding's id.
        let finding: String
    }

    private static func write(_ text: String, to path: String) throws {
        try FileBytes.write(Array(text.utf8), to: path)
    }

    private static let damages = [
        Damage(
            testDescription: "a file that belongs to nothing", plant: { root, _ in try write("", to: "\(root)/stray") },
            finding: "roots.unknown"),
        Damage(
            testDescription: "a link that leads out of the root",
            plant: { root, _ in
                try FileManager.default.createSymbolicLink(
                    atPath: "\(root)/tickets/x", withDestinationPath: "/etc/passwd")
            }, finding: "roots.link_outside"),
        Damage(
            testDescription: "a link to nowhere",
            plant: { root, _ in
                try FileManager.default.createSymbolicLink(atPath: "\(root)/tickets/x", withDestinationPath: "gone")
            }, finding: "roots.broken_link"),
        Damage(
            testDescription: "a pipe", plant: { root, _ in mkfifo("\(root)/tickets/x", 0o600) },
            finding: "roots.special_file"),
        Damage(
            testDescription: "a root that others may change", plant: { root, _ in chmod(root, 0o777) },
            finding: "roots.writable_by_others"),
        Damage(
            testDescription: "no tickets",
            plant: { root, _ in try FileManager.default.removeItem(atPath: "\(root)/tickets") },
            finding: "tickets.missing"),
        Damage(
            testDescription: "a runner state that is no database",
            plant: { root, _ in
                for name in ["-wal", "-shm"] {
                    try? FileManager.default.removeItem(atPath: "\(root)/state.sqlite3\(name)")
                }
                try write("no database at all, whatever it says", to: "\(root)/state.sqlite3")
            }, finding: "runner."),
        Damage(
            testDescription: "flows that are no database",
            plant: { root, _ in try write("no database at all, whatever it says", to: "\(root)/flows.db") },
            finding: "flows."),
        Damage(
            testDescription: "a lock whose process is gone",
            plant: { root, _ in
                try write(
                    "{\"pid\": 4194300, \"started_at\": \"2026-01-01T00:00:00Z\", \"host\": \"\(hostName())\"}\n",
                    to: "\(root)/lock")
            }, finding: "lock.stale"),
        Damage(
            testDescription: "a manifest that is no YAML",
            plant: { root, _ in try write("repos: [", to: "\(root)/manifest.yml") }, finding: "hub.manifest"),
        Damage(
            testDescription: "a manifest of a version that nobody knows",
            plant: { root, _ in try write("version: 9\nrepos: []\n", to: "\(root)/manifest.yml") },
            finding: "hub.manifest"),
        Damage(
            testDescription: "a destination without an image",
            plant: { root, _ in
                try write(
                    "version: 2\nrepos:\n- id: a\n  path: .\n  kind: base\n  destination: {kind: docker}\n",
                    to: "\(root)/manifest.yml")
            }, finding: "hub.destination"),
        Damage(
            testDescription: "a repository that is gone",
            plant: { root, _ in
                try write("version: 2\nrepos:\n- id: a\n  path: gone\n  kind: base\n", to: "\(root)/manifest.yml")
            }, finding: "hub.repository"),
        Damage(
            testDescription: "a hub state that is no JSON",
            plant: { root, _ in try write("{", to: "\(root)/hub_state.json") }, finding: "hub.state"),
        Damage(
            testDescription: "a root somebody made up",
            plant: { _, place in try place.directory.write("home/.config/car/state", "") }, finding: "shadow.root"),
        Damage(
            testDescription: "settings that cannot be used",
            plant: { root, _ in try write("mode: hub\nhub: {discover_depth: deep}\n", to: "\(root)/config.yml") },
            finding: "surroundings.unusable"),
    ]

    private static func hostName() -> String { ProcessInfo.processInfo.hostName }

    @Test("finds each damage, says what to do, and ends with 3", arguments: damages)
    func finds(_ damage: Damage) async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        try damage.plant(root, place)
        let outcome = try await place.car(["doctor", "--json"], in: "repo")
        #expect(outcome.status == 3, "\(outcome.outputText)\(outcome.errorText)")
        let findings = try DoctorReport(outcome.output).findings.filter { $0.severity != "ok" && $0.severity != "info" }
        let found = findings.first { $0.id.hasPrefix(damage.finding) }
        #expect(found != nil, "\(findings.map(\.id))")
        #expect(found?.remedy.isEmpty == false)
    }

    @Test("names remedies that exist")
    func remedies() async throws {
        var seen: Set<[String]> = []
        for damage in Self.damages {
            let place = try CarPlace()
            try damage.plant("\(try await place.readyRepository())/.codex-autorunner", place)
            let outcome = try await place.car(["doctor", "--json"], in: "repo")
            for finding in try DoctorReport(outcome.output).findings { seen.insert(finding.remedy) }
        }
        #expect(seen.count > 3)
        for remedy in seen where remedy.first == "car" {
            // What is asked for help is understood, down to the option.
            let command = remedy.dropFirst().prefix { !$0.hasPrefix("-") }
            let help = try await CarPlace().car(Array(command) + ["--help"])
            #expect(help.status == 0, "\(remedy)")
            for option in remedy where option.hasPrefix("--") { #expect(help.outputText.contains(option), "\(remedy)") }
        }
    }

    @Test("clears what a dead process left, and only that")
    func fix() async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        try Self.damages.first { $0.finding == "lock.stale" }?.plant(root, place)
        try Self.write("now", to: "\(root)/stop")
        #expect(try await place.car(["doctor"], in: "repo").status == 3)
        let fixed = try await place.car(["doctor", "--fix"], in: "repo")
        #expect(fixed.status == 0, "\(fixed.outputText)\(fixed.errorText)")
        #expect(!FileManager.default.fileExists(atPath: "\(root)/lock"))
        #expect(!FileManager.default.fileExists(atPath: "\(root)/stop"))
    }
}
