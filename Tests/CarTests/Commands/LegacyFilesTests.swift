import Harness
import Testing

@Suite("Delivery settings of earlier versions")
struct LegacyFilesTests {
    /// SR-12: whatever they say, and be it nonsense.
    @Test("are said to be ignored, and are", arguments: ["{\"active\": \"telegram\"}", "no JSON at all"])
    func ignored(_ text: String) async throws {
        let place = try CarPlace()
        try place.makeRepository("hub/one")
        #expect(try await place.car(["init"], in: "hub").status == 0)
        let names = ["delivery_targets.json", "active_sink.json"].map { "hub/.codex-autorunner/pma/\($0)" }
        for name in names { try place.directory.write(name, text) }
        let before = try place.directory.inventory().filter { names.contains($0.key) }
        for command in [["hub", "scan"], ["hub", "repos"], ["roots"], ["cleanup", "state"], ["state", "recover"]] {
            let outcome = try await place.car(command, in: "hub")
            #expect(outcome.status == 0, "\(command): \(outcome.errorText)")
        }
        let doctor = try await place.car(["doctor", "--json"], in: "hub")
        #expect(doctor.status == 0, "\(doctor.outputText)")
        let found = try DoctorReport(doctor.output).findings.filter { $0.id == "roots.legacy_ignored" }
        #expect(found.map(\.severity) == ["info", "info"])
        #expect(try place.directory.inventory().filter { names.contains($0.key) } == before)
        #expect(before.count == 2)
    }
}
