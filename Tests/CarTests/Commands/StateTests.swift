import Formats
import Foundation
import Harness
import Testing

@Suite("A whole root")
struct StateTests {
    private func digest(_ place: CarPlace, _ folder: String) async throws -> String? {
        let outcome = try await place.car(["state", "verify", "--scope", "repo", "--json"], in: folder)
        #expect(outcome.status == 0, "\(outcome.outputText)\(outcome.errorText)")
        return try JSON.parse(outcome.output)["roots"]?[0]?["digest"]?.string
    }

    private func filled() async throws -> CarPlace {
        let place = try CarPlace()
        _ = try await place.readyRepository()
        try place.directory.write(
            "repo/.codex-autorunner/tickets/TICKET-001.md", "---\nagent: codex\ndone: false\n---\n")
        try place.directory.write("repo/.codex-autorunner/flows/r/odd name \u{E9}.txt", Array(0...255))
        return place
    }

    @Test("is the same after an export and an import, and works at its new place", arguments: [["--json"], []])
    func exportAndImport(_ options: [String]) async throws {
        let place = try await filled()
        let before = try await digest(place, "repo")
        let archive = place.path("a.tar")
        let exported = try await place.car(["state", "export", archive] + options, in: "repo")
        #expect(exported.status == 0, "\(exported.errorText)")
        let mode = try FileManager.default.attributesOfItem(atPath: archive)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try await place.car(["state", "export", archive], in: "repo").status == 65)
        #expect(try await place.car(["state", "export", "--replace", archive], in: "repo").status == 0)

        try place.makeRepository("copy")
        let imported = try await place.car(["state", "import", archive] + options, in: "copy")
        #expect(imported.status == 0, "\(imported.errorText)")
        #expect(try await digest(place, "copy") == before)
        #expect(
            try place.directory.read("copy/.codex-autorunner/flows/r/odd name \u{E9}.txt")
                == Array(0...255 as ClosedRange<UInt8>))
        #expect(try await place.car(["doctor"], in: "copy").status == 0)
        let again = try await place.car(["state", "import", archive], in: "copy")
        #expect(again.status == 65 || again.status == 73, "\(again.errorText)")
    }

    @Test(
        "keeps its digest when it moves, and is found through the link that is left",
        .enabled { MemoryFileSystem.isApart() })
    func moveWithLink() async throws {
        let place = try await filled()
        let elsewhere = try TemporaryDirectory.inMemory()
        let before = try await digest(place, "repo")
        let target = "\(elsewhere.path)/state"
        let moved = try await place.car(["state", "move", "--link", target], in: "repo")
        #expect(moved.status == 0, "\(moved.errorText)")
        let link = try FileManager.default.destinationOfSymbolicLink(atPath: place.path("repo/.codex-autorunner"))
        #expect(link == target)
        #expect(try await digest(place, "repo") == before)
        #expect(try await place.car(["doctor"], in: "repo").status == 0)
        let again = try await place.car(["init"], in: "repo")
        #expect(again.errorText.contains("Was ready already"), "\(again.outputText)\(again.errorText)")
    }

    @Test("moves to another clone")
    func moveToClone() async throws {
        let place = try await filled()
        let before = try await digest(place, "repo")
        try place.makeRepository("clone")
        let dry = try await place.car(["state", "move", "-n", place.path("clone")], in: "repo")
        #expect(dry.status == 0 && dry.outputText.contains("would move"))
        #expect(try await digest(place, "repo") == before)
        let moved = try await place.car(["state", "move", place.path("clone")], in: "repo")
        #expect(moved.status == 0, "\(moved.errorText)")
        #expect(!FileManager.default.fileExists(atPath: place.path("repo/.codex-autorunner")))
        #expect(try await digest(place, "clone") == before)
        #expect(try await place.car(["doctor"], in: "clone").status == 0)
    }

    @Test("is not moved or exported while somebody has a file of it open")
    func busy() async throws {
        let place = try await filled()
        let file = place.path("repo/.codex-autorunner/tickets/TICKET-001.md")
        let reader = try ChildProcess("/bin/sh", ["-c", "exec 3<\"$0\"; echo ready; read line", file])
        var first: UInt8 = 0
        #expect(read(reader.outputDescriptor, &first, 1) == 1)
        for command in [["move", place.path("x")], ["export", place.path("a.tar")]] {
            let outcome = try await place.car(["state"] + command, in: "repo")
            #expect(outcome.status == 75, "\(outcome.errorText)")
            #expect(
                outcome.errorText.contains("process \(reader.pid) uses") && outcome.errorText.contains(file),
                "\(outcome.errorText)")
        }
        _ = try await reader.finish(input: Array("\n".utf8))
        #expect(try await place.car(["state", "export", place.path("a.tar")], in: "repo").status == 0)
    }

    @Test("that is damaged is found out, and put right as far as there is a good copy")
    func recover() async throws {
        let place = try await filled()
        let root = place.path("repo/.codex-autorunner")
        #expect(
            try await place.car(["hub", "destination", "set", "repo", "docker", "--image", "i"], in: "repo").status == 0
        )
        try FileBytes.write(Array("repos: [".utf8), to: "\(root)/manifest.yml")
        for name in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: "\(root)/state.sqlite3\(name)") }
        try FileBytes.write(Array("no database".utf8), to: "\(root)/state.sqlite3")
        #expect(try await place.car(["state", "verify"], in: "repo").status == 3)
        let dry = try await place.car(["state", "recover", "--dry-run"], in: "repo")
        #expect(dry.outputText.contains("would"), "\(dry.outputText)\(dry.errorText)")
        let recovered = try await place.car(["state", "recover"], in: "repo")
        #expect(recovered.status == 0, "\(recovered.errorText)")
        #expect(recovered.outputText.contains("state.sqlite3.damaged-"))
        #expect(try await place.car(["init"], in: "repo").status == 0)
        let shown = try await place.car(["hub", "destination", "show", "repo"], in: "repo")
        #expect(shown.outputText.contains("docker"))
        let doctor = try await place.car(["doctor"], in: "repo")
        #expect(doctor.status == 0, "\(doctor.outputText)")
        #expect(try await place.car(["state", "recover"], in: "repo").errorText.contains("nothing to recover"))
    }
}
