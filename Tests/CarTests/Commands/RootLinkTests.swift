import Foundation
import Harness
import Testing

@Suite("The link that a move leaves")
struct RootLinkTests {
    private let files = FileManager.default

    @Test("is led on by the next move, and goes when the root comes back")
    func onAndBack() async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        for target in ["one", "two"] {
            let moved = try await place.car(["state", "move", "--link", place.path(target)], in: "repo")
            #expect(moved.status == 0, "\(moved.errorText)")
            #expect(try files.destinationOfSymbolicLink(atPath: root) == place.path(target))
            #expect(try await place.car(["doctor"], in: "repo").status == 0)
        }
        #expect(!files.fileExists(atPath: place.path("one")))
        let back = try await place.car(["state", "move", "."], in: "repo")
        #expect(back.status == 0, "\(back.errorText)")
        #expect((try? files.destinationOfSymbolicLink(atPath: root)) == nil)
        #expect(!files.fileExists(atPath: place.path("two")))
        #expect(try await place.car(["doctor"], in: "repo").status == 0)
    }

    @Test("goes when the root moves on without one")
    func onWithout() async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        try place.makeRepository("clone")
        #expect(try await place.car(["state", "move", "--link", place.path("one")], in: "repo").status == 0)
        let moved = try await place.car(["state", "move", place.path("clone")], in: "repo")
        #expect(moved.status == 0, "\(moved.errorText)")
        #expect((try? files.attributesOfItem(atPath: root)) == nil)
        #expect(try await place.car(["doctor"], in: "clone").status == 0)
    }

    @Test("that leads to a disk that is not mounted is no reason to begin anew, and is made again when it is lost")
    func unmountedAndLost() async throws {
        let place = try CarPlace()
        let root = "\(try await place.readyRepository())/.codex-autorunner"
        #expect(try await place.car(["state", "move", "--link", place.path("disk/state")], in: "repo").status == 0)
        try files.moveItem(atPath: place.path("disk"), toPath: place.path("away"))
        for command in [["init"], ["status"], ["state", "recover"]] {
            let outcome = try await place.car(command, in: "repo")
            #expect(outcome.status == 78 && outcome.errorText.contains("not there"), "\(outcome.errorText)")
        }
        #expect(!files.fileExists(atPath: place.path("disk")))
        try files.moveItem(atPath: place.path("away"), toPath: place.path("disk"))
        #expect(try await place.car(["doctor"], in: "repo").status == 0)
        try files.removeItem(atPath: root)
        let recovered = try await place.car(["state", "recover"], in: "repo")
        #expect(recovered.outputText.contains("the link to it is back"), "\(recovered.errorText)")
        #expect(try files.destinationOfSymbolicLink(atPath: root) == place.path("disk/state"))
    }
}
