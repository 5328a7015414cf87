import Formats
import Foundation
import Harness
import Testing

@Suite("Outside of the roots")
struct OutsideTests {
    @Test("everything can be deleted without loss")
    func deletable() async throws {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        for command in [["trust"], ["hub", "scan"], ["doctor", "--fix"], ["cleanup", "state"], ["state", "verify"]] {
            let outcome = try await place.car(command, in: "repo")
            #expect(outcome.status == 0, "\(command): \(outcome.errorText)")
        }
        let verify = ["state", "verify", "--json"]
        let before = try JSON.parse(try await place.car(verify, in: "repo").output)
        let files = FileManager.default
        for name in try files.contentsOfDirectory(atPath: place.home) where name != ".codex-autorunner" {
            try files.removeItem(atPath: "\(place.home)/\(name)")
        }
        try files.removeItem(atPath: place.path("tmp"))
        try place.makeDirectory("tmp")
        #expect(try JSON.parse(try await place.car(verify, in: "repo").output) == before)
        #expect(before["roots"]?.array?.allSatisfy { $0["exists"] == true && $0["whole"] == true } == true)
        #expect(try await place.car(["trust", "--list"], in: "repo").outputText == "\(place.path("repo"))\n")
    }
}
