import Formats
import Foundation
import Harness
import Testing

/// What a repository may bring along so that this program writes or deletes elsewhere.
@Suite("A repository that means harm")
struct HostileRepositoryTests {
    /// A marker as a move of a process that is gone leaves it.
    private func marker(from: String, to: String, phase: String) throws -> String {
        let boot = try String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
        let mover: JSON = [
            "pid": 4_194_300, "started": 1, "boot": .string(boot.trimmingCharacters(in: .whitespacesAndNewlines)),
            "namespace": 1, "host": .string(ProcessInfo.processInfo.hostName),
        ]
        let marker: JSON = [
            "version": 1, "from": .string(from), "to": .string(to), "token": "abcdefghijklmnopqrstuv",
            "phase": .string(phase), "started": 1, "mover": mover, "leaves_link": true,
        ]
        return String(decoding: marker.serialized(), as: UTF8.self)
    }

    @Test("cannot have its state taken for the user's by a marker", arguments: ["moved", "copying"])
    func plantedMarker(_ phase: String) async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        let target = "\(place.home)/.codex-autorunner"
        let text = try marker(from: root, to: target, phase: phase)
        try place.directory.write("repo/.codex-autorunner/.moving", text)
        try place.directory.write(
            "repo/.codex-autorunner/trust.json", "{\"trusted\": {\"\(place.path("repo"))\": {\"since\": 1}}}")
        let before = try place.directory.inventory()
        for command in [["state", "recover"], ["state", "recover", "--undo"]] {
            let outcome = try await place.car(command, in: "repo")
            #expect(outcome.status == 78, "\(outcome.outputText)\(outcome.errorText)")
            #expect(outcome.errorText.contains("nothing of the kind was begun by you"), "\(outcome.errorText)")
        }
        #expect(try place.directory.inventory() == before)
        let doctor = try await place.car(["doctor"], in: "repo")
        #expect(doctor.status == 3 && doctor.outputText.contains("roots.interrupted"))
    }

    @Test(
        "cannot lead anybody out of it by a link, nor into its own work tree",
        arguments: ["../victim", ".", ".git", "/nowhere/at/all"])
    func plantedLink(_ target: String) async throws {
        let place = try CarPlace()
        try place.makeRepository("hub/repo")
        try place.directory.write("hub/victim/archive/runs/old/precious", "x")
        #expect(try await place.car(["init", "--mode", "hub"], in: "hub").status == 0)
        try FileManager.default.createSymbolicLink(
            atPath: place.path("hub/repo/.codex-autorunner"), withDestinationPath: target)
        let before = try place.directory.inventory().filter { !$0.key.hasPrefix("hub/.codex-autorunner") }
        for command in [
            ["init"], ["cleanup", "state"], ["state", "export", "x.tar"], ["state", "recover"], ["status"],
        ] {
            let outcome = try await place.car(command, in: "hub/repo")
            #expect(outcome.status == 78, "\(command): \(outcome.outputText)\(outcome.errorText)")
            #expect(outcome.errorText.contains("hub/repo/.codex-autorunner' is a link"), "\(outcome.errorText)")
        }
        let scan = try await place.car(["hub", "scan"], in: "hub")
        #expect(scan.status == 1 && scan.errorText.contains("is a link"), "\(scan.errorText)")
        let doctor = try await place.car(["doctor"], in: "hub/repo")
        #expect(doctor.status == 3 && doctor.outputText.contains("roots.link_not_followed"))
        #expect(try place.directory.inventory().filter { !$0.key.hasPrefix("hub/.codex-autorunner") } == before)
    }

    @Test("has no say in how long the user's own is kept")
    func retention() async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        try place.directory.write("home/.codex-autorunner/workspaces/abc/auth.json", "x")
        try place.directory.write(
            "repo/.codex-autorunner/repo.override.yml", "pma: {app_server_workspace_max_age_days: 1}\n")
        let old = Date(timeIntervalSinceNow: -3 * 86_400)
        for name in ["abc/auth.json", "abc"] {
            try FileManager.default.setAttributes(
                [.modificationDate: old], ofItemAtPath: "\(place.home)/.codex-autorunner/workspaces/\(name)")
        }
        let dry = try await place.car(["cleanup", "state", "-n"], in: "repo")
        #expect(dry.status == 0 && dry.outputText.isEmpty, "\(dry.outputText)")
        #expect(try await place.car(["trust"], in: "repo").status == 0)
        let trusted = try await place.car(["cleanup", "state", "-n"], in: "repo")
        #expect(trusted.outputText.contains("workspace home: 1"), "\(trusted.outputText)")
    }
}
