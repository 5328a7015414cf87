import Formats
import Foundation
import Harness
import Testing

@Suite("A repository that may not be looked at", .enabled { OutsideProgram.isThere("setpriv") })
struct UnreadableRepositoryTests {
    /// A hub of three repositories: one below a directory, and that one, or what is in it, out of reach.
    private func hub(closed: String, mode: mode_t) async throws -> CarPlace {
        let place = try CarPlace()
        try place.makeRepository("hub/group/known")
        try place.makeRepository("hub/closed")
        try place.makeDirectory("hub/.codex-autorunner")
        try place.directory.write(
            "hub/.codex-autorunner/config.yml", "version: 2\nmode: hub\nhub: {auto_init_missing: false}\n")
        try place.directory.write("hub/.codex-autorunner/hub_state.json", "{}")
        try place.directory.write(
            "hub/.codex-autorunner/manifest.yml", "version: 2\nrepos:\n- {id: k, path: group/known, kind: base}\n")
        chmod(place.path("hub/\(closed)"), mode)
        return place
    }

    @Test("is not taken for one that is gone", arguments: [0, 0o600] as [mode_t])
    func known(_ mode: mode_t) async throws {
        let place = try await hub(closed: "group", mode: mode)
        defer { chmod(place.path("hub/group"), 0o700) }
        let doctor = try await place.carWithoutPrivilege(["doctor", "--json"], in: "hub")
        let findings = try DoctorReport(doctor.output).findings.filter { $0.id.hasPrefix("hub.repository") }
        #expect(findings.map(\.id) == ["hub.repository.unreadable"])
        #expect(findings.first?.remedy.first == "chmod")

        let dry = try JSON.parse(
            try await place.carWithoutPrivilege(["hub", "scan", "-n", "--json"], in: "hub").output)
        #expect(dry["missing"] == [] && dry["unchanged"] == ["k"])
        let scan = try await place.carWithoutPrivilege(["hub", "scan", "--json"], in: "hub")
        #expect(scan.status == 1, "\(scan.errorText)")
        #expect(try JSON.parse(scan.output)["failures"]?["k"]?.string?.contains("Permission denied") == true)
        let state = try JSON.parse(place.directory.read("hub/.codex-autorunner/hub_state.json"))
        #expect(state["repos"]?.array?.first?["status"] == "init_error")
    }

    @Test("is noted where it would be found", arguments: [0, 0o600] as [mode_t])
    func unknown(_ mode: mode_t) async throws {
        let place = try await hub(closed: "closed", mode: mode)
        defer { chmod(place.path("hub/closed"), 0o700) }
        let dry = try JSON.parse(
            try await place.carWithoutPrivilege(["hub", "scan", "-n", "--json"], in: "hub").output)
        #expect(dry["notes"] == ["'closed' cannot be looked into: Permission denied."])
    }
}
