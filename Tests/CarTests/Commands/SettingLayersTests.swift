import Formats
import Harness
import Testing

@Suite("The files that settings stand in")
struct SettingLayersTests {
    /// Every place where a setting may stand, the last one winning.
    private static let levels: [(file: String, isForRepositories: Bool)] = [
        ("hub/codex-autorunner.yml", true), ("hub/codex-autorunner.override.yml", true),
        ("hub/.codex-autorunner/config.yml", true), ("hub/codex-autorunner.yml", false),
        ("hub/codex-autorunner.override.yml", false), ("hub/.codex-autorunner/config.yml", false),
        ("hub/repo/.codex-autorunner/repo.override.yml", false),
    ]

    /// A hub with a repository, and the first of the levels set: 101 and so on of a setting that a hub shares with its
    /// repositories, 11 and so on of one that it does not.
    private func place(_ chosen: ClosedRange<Int>) throws -> CarPlace {
        let place = try CarPlace()
        try place.makeRepository("hub/repo")
        var texts = ["hub/.codex-autorunner/config.yml": "version: 2\nmode: hub\n"]
        for (level, (file, isForRepositories)) in Self.levels.enumerated() where chosen.contains(level + 1) {
            let (start, indent) = isForRepositories ? ("repo_defaults:\n", "  ") : ("", "")
            let shared = "housekeeping: {min_file_age_seconds: \(101 + level)}"
            let own = "log: {backup_count: \(11 + level)}"
            texts[file, default: ""] += "\(start)\(indent)\(shared)\n\(indent)\(own)\n"
        }
        for (file, text) in texts { try place.directory.write(file, text) }
        return place
    }

    private struct Shown: Equatable {
        var values: [Int64?]
        var files: [String]
    }

    /// What holds for both settings, and the files that say so.
    private func shown(_ place: CarPlace, in folder: String) async throws -> Shown {
        let names = ["housekeeping.min_file_age_seconds", "log.backup_count"]
        let outcome = try await place.car(["config", "show", "--json"] + names, in: folder)
        #expect(outcome.status == 0, "\(outcome.errorText)")
        let settings = try JSON.parse(outcome.output)["settings"]?.array ?? []
        let found = names.map { name in settings.first { $0["name"]?.string == name } }
        return Shown(
            values: found.map { $0?["value"]?.int64 },
            files: found.map { setting in
                let origin = setting?["origin"]?.string ?? ""
                return Self.levels.first { origin.contains($0.file) }?.file ?? origin
            })
    }

    private static func file(_ level: Int) -> String { level == 0 ? "default" : levels[level - 1].file }

    @Test(
        "are laid over one another: defaults, what the hub shares, and the repository's own",
        arguments: [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 3), (6, 3), (7, 7)])
    func order(_ shared: Int, _ own: Int) async throws {
        let place = try place(1...max(1, shared))
        if shared == 0 { try place.directory.write("hub/codex-autorunner.yml", "") }
        #expect(
            try await shown(place, in: "hub/repo")
                == Shown(
                    values: [shared == 0 ? 600 : 100 + Int64(shared), own == 0 ? 3 : 10 + Int64(own)],
                    files: [Self.file(shared), Self.file(own)]))
    }

    @Test("say of the hub itself what stands at their top, and nothing of what is for repositories")
    func hubAlone() async throws {
        #expect(
            try await shown(place(1...7), in: "hub")
                == Shown(values: [106, 16], files: [Self.file(6), Self.file(6)]))
        #expect(try await shown(place(1...3), in: "hub") == Shown(values: [600, 3], files: ["default", "default"]))
    }
}
