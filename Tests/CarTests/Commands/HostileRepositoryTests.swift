import Formats
import Foundation
import Harness
import Testing

/// What a repository may bring along so that this program writes or deletes elsewhere.
@Suite("A repository that means harm")
struct HostileRepositoryTests {
    /// A marker as a move leaves it when it is killed.
    private func marker(from: String, to: String, phase: String, in place: CarPlace) async throws -> String {
        let scratch = try CarPlace()
        let root = "\(try await scratch.readyRepository())/.codex-autorunner"
        for number in 0..<200 { try scratch.directory.write("repo/.codex-autorunner/runs/r/\(number)", "x") }
        let far = try TemporaryDirectory(in: "/dev/shm")
        // A real marker, with other places in it.
        for delay in 1..<200 {
            let mover = try ChildProcess(
                BuiltProducts.program("car"), ["state", "move", "--link", "\(far.path)/x"],
                environment: scratch.environment, directory: scratch.path("repo"))
            _ = try await offPool { usleep(UInt32(delay * 1000)) }
            mover.signal(SIGKILL)
            _ = try await mover.finish()
            guard let text = try? String(contentsOfFile: "\(root)/.moving", encoding: .utf8) else { continue }
            return text.replacing(root, with: from).replacing("\(far.path)/x", with: to)
                .replacing("\"copying\"", with: "\"\(phase)\"")
        }
        throw HarnessError("no move was caught in the middle")
    }

    @Test("cannot have its state taken for the user's by a marker", arguments: ["moved", "copying"])
    func plantedMarker(_ phase: String) async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        let target = "\(place.home)/.codex-autorunner"
        let text = try await marker(from: root, to: target, phase: phase, in: place)
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
