import Harness
import Hub
import Testing

@Suite("Reading a manifest")
struct ManifestReadingTests {
    private func parse(_ text: String) throws -> Manifest {
        try Manifest.parse(Array(text.utf8), file: "/hub/manifest.yml")
    }

    @Test("reads every field", arguments: [2, 3])
    func fields(version: Int) throws {
        let manifest = try parse(
            """
            version: \(version)
            repos:
            - {id: app, path: ./apps/app/, kind: base, display_name: The App, worktree_setup_commands: [make, ' ', 7]}
            - id: app--fix
              path: worktrees/app--fix
              enabled: no
              auto_run: true
              kind: worktree
              worktree_of: app
              branch: fix/it
              archived: 1
            """)
        #expect(manifest.version == version)
        #expect(manifest.issues == [])
        let base = try #require(manifest["app"])
        #expect(base.path.description == "apps/app")
        #expect(base.displayName == "The App")
        #expect(base.worktreeSetupCommands == ["make"])
        #expect(base.isEnabled && !base.autoRun && !base.isArchived && base.kind == .base)
        let worktree = try #require(manifest["app--fix"])
        #expect(!worktree.isEnabled && worktree.autoRun && worktree.isArchived && worktree.kind == .worktree)
        #expect(worktree.worktreeOf == "app")
        #expect(worktree.branch == "fix/it")
        #expect(worktree.title == "app--fix")
    }

    @Test(
        "takes a value for what it is worth",
        arguments: [
            ("enabled: 0", false), ("enabled: null", false), ("enabled: ''", false), ("enabled: []", false),
            ("enabled: off", false), ("enabled: yes", true), ("enabled: 'no'", true), ("enabled: 2", true),
            ("other: 1", true),
        ])
    func truth(line: String, enabled: Bool) throws {
        let manifest = try parse("version: 2\nrepos:\n- id: a\n  path: a\n  kind: base\n  \(line)\n")
        #expect(manifest["a"]?.isEnabled == enabled)
    }

    @Test(
        "makes an issue of an entry that names no repository, with its line, and reads the others",
        arguments: [
            ("just text", "<index:1>", "where an entry was expected"), ("{path: b, kind: base}", "<index:1>", "'id'"),
            ("{id: 7, path: b, kind: base}", "<index:1>", "'id'"), ("{id: b, kind: base}", "b", "'path'"),
            ("{id: b, path: ' ', kind: base}", "b", "'path'"), ("{id: b, path: b}", "b", "'kind'"),
            ("{id: b, path: b, kind: fork}", "b", "not 'fork'"), ("{id: b, path: /b, kind: base}", "b", "relative"),
            ("{id: b, path: ../b, kind: base}", "b", "'..'"), ("{id: b, path: a/../../b, kind: base}", "b", "'..'"),
            ("[]", "<index:1>", "a list"),
        ])
    func badEntries(entry: String, label: String, reason: String) throws {
        let manifest = try parse(
            "version: 2\nrepos:\n- {id: a, path: a, kind: base}\n- \(entry)\n- {id: c, path: c, kind: base}\n")
        #expect(manifest.repositories.map(\.id) == ["a", "c"])
        let issue = try #require(manifest.issues.first)
        #expect(manifest.issues.count == 1)
        #expect(issue.repository == label)
        #expect(issue.line == 4)
        #expect(issue.kind == .unusable)
        #expect(issue.message.contains(reason), "\(issue.message)")
    }

    @Test("names contradictions and invalid destinations, and keeps the entries in use")
    func contradictions() throws {
        let manifest = try parse(
            """
            version: 3
            repos:
            - {id: a, path: a, kind: base}
            - {id: a, path: ./a, kind: base}
            - {id: w, path: w, kind: worktree, worktree_of: gone}
            - {id: x, path: x, kind: worktree}
            - {id: y, path: y, kind: base, destination: {kind: docker}}
            """)
        #expect(manifest.repositories.map(\.id) == ["a", "a", "w", "x", "y"])
        #expect(
            manifest.issues.map(\.kind) == [.destination, .duplicateID, .duplicatePath, .missingParent, .missingParent])
        #expect(manifest.issues.map(\.line) == [7, 4, 4, 5, 6])
    }

    @Test(
        "refuses what is no manifest, with the file and what to do",
        arguments: [
            ("version: 4\nrepos: []", .unsupportedVersion, "version 4"),
            ("version: 1", .unsupportedVersion, "version 1"), ("version: '2'", .unsupportedVersion, "version 2"),
            ("repos: []", .unsupportedVersion, "no version"), ("", .malformed, "null"),
            ("- a", .malformed, "a list"), ("version: [", .malformed, "line"),
        ] as [(String, HubError.Code, String)])
    func refused(text: String, code: HubError.Code, reason: String) throws {
        let error = try #require(throws: HubError.self) { try parse(text) }
        #expect(error.code == code)
        #expect(error.reason.contains(reason), "\(error)")
        #expect(error.description.contains("/hub/manifest.yml"))
        #expect(!error.remedy.isEmpty)
    }

    @Test("keeps an entry list that is no list away from changes")
    func noList() throws {
        let manifest = try parse("version: 2\nrepos: {a: b}\n")
        #expect(manifest.issues.map(\.repository) == ["manifest"])
        let written = String(decoding: manifest.rendered(), as: UTF8.self)
        #expect(written == "# GENERATED by CAR - DO NOT EDIT\nversion: 2\nrepos:\n  a: b\n")
    }
}
