import Foundation
import Harness
import Testing

/// The real program is killed at moments chosen at random; a failure names the moment.
@Suite("Killed at any moment", .serialized) struct KilledStateTests {
    private static let kills = 200

    @Test(
        "a move between two file systems leaves one whole root, says which, and is finished",
        .enabled { MemoryFileSystem.isApart() }, .timeLimit(.minutes(10)))
    func move() async throws {
        let scene = try await KillScene()
        var markers = 0
        let interrupted = try await scene.killing(Self.kills) { number in
            let (from, to) = number.isMultiple(of: 2) ? (scene.near, scene.far) : (scene.far, scene.near)
            return KillScene.Attempt(
                command: ["state", "move", to], folder: from,
                check: { context in
                    let found = [try await scene.digest(of: from), try await scene.digest(of: to)]
                    try #require(found.contains(scene.whole), "\(context): \(found)")
                    markers += try await scene.checkWords(at: [from, to], context)
                },
                settle: { context in
                    let again = try await scene.car(["state", "move", to], in: from)
                    try #require(again.status == 0, "\(context): \(again.errorText)")
                    try #require(!FileManager.default.fileExists(atPath: "\(from)/.codex-autorunner"), "\(context)")
                    try #require(try await scene.digest(of: to) == scene.whole, "\(context)")
                })
        }
        #expect(interrupted > Self.kills / 4)
        #expect(markers > 0)
    }

    @Test("an export leaves a whole archive or none", .timeLimit(.minutes(10)))
    func export() async throws {
        let scene = try await KillScene()
        let archive = scene.place.path("out.tar")
        let interrupted = try await scene.killing(Self.kills) { _ in
            KillScene.Attempt(
                command: ["state", "export", archive], folder: scene.near,
                check: { context in
                    try #require(try await scene.digest(of: scene.near) == scene.whole, "\(context)")
                    guard FileManager.default.fileExists(atPath: archive) else { return }
                    try await scene.checkArchive(archive, context)
                },
                settle: { context in
                    let again = try await scene.car(["state", "export", "--replace", archive], in: scene.near)
                    try #require(again.status == 0, "\(context): \(again.errorText)")
                    try FileManager.default.removeItem(atPath: archive)
                })
        }
        #expect(interrupted > Self.kills / 4)
        // What the killed ones left beside it is swept.
        let names = try FileManager.default.contentsOfDirectory(atPath: scene.place.directory.path)
        #expect(names.filter { $0.hasSuffix(".tmp") }.count <= 1, "\(names)")
    }

    @Test("an import leaves the archive whole, says so, and is finished or taken back", .timeLimit(.minutes(10)))
    func importing() async throws {
        let scene = try await KillScene()
        let archive = scene.place.path("out.tar")
        #expect(try await scene.car(["state", "export", archive], in: scene.near).status == 0)
        var markers = 0
        let interrupted = try await scene.killing(Self.kills) { number in
            KillScene.Attempt(
                command: ["state", "import", archive], folder: scene.far,
                check: { context in
                    markers += try await scene.checkWords(at: [scene.far], context, whole: archive)
                },
                settle: { context in
                    let root = "\(scene.far)/.codex-autorunner"
                    if number.isMultiple(of: 2), FileManager.default.fileExists(atPath: "\(root)/.importing") {
                        let undone = try await scene.car(["state", "recover", "--undo"], in: scene.far)
                        try #require(undone.status == 0, "\(context): \(undone.errorText)")
                    }
                    if try await scene.digest(of: scene.far) != scene.whole {
                        let again = try await scene.car(["state", "import", archive], in: scene.far)
                        try #require(again.status == 0, "\(context): \(again.errorText)")
                    }
                    try #require(try await scene.digest(of: scene.far) == scene.whole, "\(context)")
                    try FileManager.default.removeItem(atPath: root)
                })
        }
        #expect(interrupted > Self.kills / 4)
        #expect(markers > 0)
    }
}
