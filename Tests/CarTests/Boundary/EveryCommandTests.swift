import Formats
import Foundation
import Harness
import Testing

/// SR-23: every command with every option, traced.
@Suite("No command writes outside of the roots", .enabled { OutsideProgram.isThere("strace") })
struct EveryCommandTests {
    /// A command line, where it runs, and the one external surface that it may write to.
    private struct Line {
        let words: String
        var folder = "hub/one"
        var surface: String?
        /// A root that it makes, at a place that the line names.
        var root: String?
        var statuses: Set<Int32> = [0, 3]
        /// Whether it has something to do, so that a trace without a write would show that it did not do it.
        var writes = false
        /// Makes what it finds something to do with.
        var prepare: @Sendable (CarPlace) throws -> Void = { _ in }
    }

    /// In an order in which each finds what it needs; `{}` is the place of the test, `{memory}` one on another file
    /// system.
    private static let lines = [
        Line(words: "init --dry-run"), Line(words: "init --json", writes: true),
        Line(words: "init --force --mode repo"),
        Line(words: "init --mode hub {}/hub", folder: "hub", writes: true),
        Line(words: "init two", folder: "hub", writes: true),
        Line(words: "hub scan --dry-run --json", folder: "hub"),
        Line(words: "hub scan --hub {}/hub", folder: "home", writes: true),
        Line(words: "hub repos --json --hub {}/hub"), Line(words: "hub repos", folder: "hub"),
        Line(words: "hub destination show one --json --hub {}/hub"),
        Line(
            words: """
                hub destination set one docker --image i --name n --mount /a:/b --mount-ro /c:/d --env X* --env-map A=b \
                --profile full-dev --workdir /w --dry-run --json --hub {}/hub
                """),
        Line(words: "hub destination set one docker --image i", folder: "hub", writes: true),
        Line(words: "hub destination set one local", folder: "hub", writes: true),
        Line(words: "hub forget two --dry-run --json --hub {}/hub"),
        Line(words: "hub forget two", folder: "hub", writes: true),
        Line(words: "status --json --repo {}/hub/one"), Line(words: "status"),
        Line(words: "roots --json"), Line(words: "roots --scope hub --existing --repo {}/hub/one --hub {}/hub"),
        Line(words: "config show --origin"), Line(words: "config show --json --repo {}/hub/one hub.repos_root"),
        Line(words: "config show --hub {}/hub"),
        Line(words: "trust --dry-run"), Line(words: "trust --json", writes: true), Line(words: "trust --list"),
        Line(words: "trust --revoke {}/hub/one", writes: true),
        Line(words: "doctor --json --all"),
        Line(
            words: "doctor --fix --repo {}/hub/one --hub {}/hub", writes: true,
            prepare: { place in
                try place.directory.write("hub/one/.codex-autorunner/lock", "4194300\n")
                try place.directory.write("hub/one/.codex-autorunner/stop", "now\n")
            }),
        Line(words: "state verify --json --scope all"), Line(words: "state verify --repo {}/hub/one --hub {}/hub"),
        Line(words: "state export --dry-run --json --scope repo {}/out/a.tar"),
        Line(words: "state export --repo {}/hub/one --hub {}/hub {}/out/a.tar", surface: "out/a.tar", writes: true),
        Line(words: "state export --replace ../../out/a.tar", surface: "out/a.tar", writes: true),
        Line(words: "state export --scope global {}/out/g.tar", surface: "out/g.tar", writes: true),
        Line(words: "state import --dry-run {}/out/a.tar --repo {}/fresh --hub {}/hub", folder: "home"),
        Line(words: "state import --scope repo --json {}/out/a.tar", folder: "fresh", writes: true),
        Line(words: "state import --discard {}/out/a.tar", folder: "fresh"),
        Line(words: "state move --dry-run --scope repo --repo {}/fresh --hub {}/hub {}/other", folder: "home"),
        Line(words: "state move {}/other --json", folder: "fresh", root: "other/.codex-autorunner", writes: true),
        Line(words: "state move {}/elsewhere --link", folder: "other", root: "elsewhere", writes: true),
        Line(
            words: "state move {memory}/state --link", folder: "other", root: "elsewhere", writes: true),
        Line(
            words: "state recover --dry-run --json --repo {}/hub/one --hub {}/hub",
            prepare: { try $0.directory.write("hub/one/.codex-autorunner/flows.db", "no database at all") }),
        Line(words: "state recover --repo {}/hub/one --hub {}/hub", writes: true),
        Line(words: "state recover --undo", folder: "fresh", writes: true, prepare: Self.cutImportShort),
        Line(words: "cleanup state --dry-run --json --verbose --scope all"),
        Line(
            words: "cleanup state --repo {}/hub/one --hub {}/hub", writes: true,
            prepare: { place in
                let run = "hub/one/.codex-autorunner/runs/11111111-2222-4333-8444-555555555555"
                try place.directory.write("\(run)/DISPATCH.md", "old")
                let old = Date(timeIntervalSinceNow: -90 * 86_400)
                for name in ["\(run)/DISPATCH.md", run] {
                    try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: place.path(name))
                }
            }),
        Line(words: "help state move"), Line(words: "completions bash"), Line(words: "man"),
        Line(words: "describe --json"), Line(words: "--help"), Line(words: "--version"),
        Line(words: "roots --color always"),
        Line(words: "roots --watch", statuses: [64]), Line(words: "nonsense", statuses: [64]),
    ]

    /// An import into `fresh` that this user began and that a kill ended.
    @Sendable private static func cutImportShort(_ place: CarPlace) throws {
        let (archive, root) = (place.path("out/a.tar"), place.path("fresh/.codex-autorunner"))
        try place.directory.write(
            "fresh/.codex-autorunner/.importing",
            """
            {"version": 1, "archive": "\(archive)", "started": 1, "importer":
             {"pid": 1, "started": 1, "boot": "b", "namespace": 1, "host": "h"}}
            """)
        try place.directory.write("fresh/.codex-autorunner/part", "unpacked")
        let record = "home/.codex-autorunner/moves.json"
        var moves = try JSON.parse(place.directory.read(record)).object ?? JSONObject()
        moves["begun"] = .object(["\(archive) -> \(root)": 1])
        try place.directory.write(record, JSON.object(moves).serialized())
    }

    private func place() throws -> CarPlace {
        let place = try CarPlace()
        for name in ["hub/one", "hub/two", "fresh", "other"] { try place.makeRepository(name) }
        try place.makeDirectory("out")
        return place
    }

    private func roots(of place: CarPlace) -> [String] {
        ["home", "hub", "hub/one", "hub/two", "fresh"].map { place.path("\($0)/.codex-autorunner") }
    }

    @Test("whatever its options are", .timeLimit(.minutes(10)))
    func everyCommand() async throws {
        let place = try place()
        // Where there is no other file system, the move to it is one more rename.
        let memory = try TemporaryDirectory(in: MemoryFileSystem.path)
        var written = 0
        for line in Self.lines {
            try line.prepare(place)
            let words = line.words.split(separator: " ").map {
                String($0).replacing("{}", with: place.directory.path).replacing("{memory}", with: memory.path)
            }
            let trace = try await WriteTrace(
                BuiltProducts.program("car"), words, in: place, directory: place.path(line.folder))
            let roots =
                roots(of: place) + ["\(memory.path)/state"]
                + [line.root, "other/.codex-autorunner"].compactMap { $0.map(place.path) }
            #expect(
                trace.outside(roots, files: [line.surface].compactMap { $0.map(place.path) }) == [],
                "car \(line.words)")
            #expect(
                line.statuses.contains(trace.outcome.status),
                "car \(line.words): \(trace.outcome.outputText)\(trace.outcome.errorText)")
            #expect(!line.writes || !trace.writes.isEmpty, "car \(line.words): \(trace.outcome.errorText)")
            written += trace.writes.count
        }
        #expect(written > 100)
    }

    @Test("and none is left out here, nor any option of one")
    func complete() async throws {
        let described = try await CarPlace().car(["describe", "--json"])
        var missing: [String] = []
        for (command, options) in Self.leaves(of: try JSON.parse(described.output)["command"] ?? .null, path: []) {
            let lines = Self.lines.map { $0.words.split(separator: " ").map(String.init) }.filter {
                $0.starts(with: command)
            }
            if lines.isEmpty { missing.append(command.joined(separator: " ")) }
            for option in options where !lines.contains(where: { $0.contains("--\(option)") }) {
                missing.append("\(command.joined(separator: " ")) --\(option)")
            }
        }
        #expect(missing == [])
    }

    /// Each command without subcommands, with the names of its own options.
    private static func leaves(of command: JSON, path: [String]) -> [(path: [String], options: [String])] {
        let below = command["subcommands"]?.array ?? []
        let options = (command["options"]?.array ?? []).compactMap { $0["name"]?.string }
        guard !below.isEmpty else { return [(path, options.filter { !["help", "color"].contains($0) })] }
        return below.flatMap { leaves(of: $0, path: path + [$0["name"]?.string ?? "?"]) }
    }

    @Test("which this would notice")
    func plantedViolation() async throws {
        let place = try place()
        let planted = "\(try BuiltProducts.program("car")) init; : > \"$HOME/stray\"; mkdir \"$HOME/../shadow\""
        let trace = try await WriteTrace(
            "/bin/sh", ["-c", planted], in: place, directory: place.path("hub/one"))
        #expect(
            trace.outside(roots(of: place)).map(\.description) == [
                "openat \(place.home)/stray", "mkdir \(place.home)/../shadow",
            ])
    }
}
