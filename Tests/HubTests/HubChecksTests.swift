import Diagnostics
import Harness
import Hub
import StateRoots
import Testing

@Suite("The checks of a hub")
struct HubChecksTests {
    private func findings(_ fixture: Fixture) async throws -> [Finding] {
        let checks = HubChecks(hub: fixture.hub, manifest: fixture.manifest, state: try fixture.state()).all
        return await CheckRun.run(checks, limit: .seconds(60)).findings
    }

    @Test("find nothing in a new hub, and write nothing")
    func fresh() async throws {
        let fixture = try Fixture()
        try HubSeed(hub: fixture.hub, includesRootRepository: true).plant(at: fixture.places)
        let before = try fixture.directory.inventory()
        let findings = try await findings(fixture)
        #expect(findings.map(\.id) == ["hub.manifest.ok", "hub.destination.ok", "hub.repository.ok", "hub.state.ok"])
        #expect(try fixture.directory.inventory() == before)
    }

    @Test(
        "say what is wrong with a manifest",
        arguments: [
            (nil, ["hub.manifest.absent", "hub.state.absent"]),
            ("version: 9", ["hub.manifest.version", "hub.state.absent"]),
            ("version: [", ["hub.manifest.unreadable", "hub.state.absent"]),
            (
                "version: 2\nrepos: [{id: a}, 7]",
                [
                    "hub.manifest.entry", "hub.manifest.entry", "hub.destination.ok", "hub.repository.ok",
                    "hub.state.absent",
                ]
            ),
            (
                "version: 2\nrepos: [{id: a b, path: ., kind: base}]",
                ["hub.manifest.unsafe_id", "hub.destination.ok", "hub.repository.ok", "hub.state.absent"]
            ),
            (
                "version: 2\nrepos: [{id: a, path: ., kind: base}, {id: a, path: ., kind: worktree}]",
                [
                    "hub.manifest.duplicate_id", "hub.manifest.duplicate_path", "hub.manifest.missing_parent",
                    "hub.destination.ok", "hub.repository.ok", "hub.state.absent",
                ]
            ),
        ] as [(String?, [String])])
    func manifest(text: String?, ids: [String]) async throws {
        let fixture = try Fixture()
        if let text { try fixture.writeManifest(text) }
        let findings = try await findings(fixture)
        #expect(findings.map(\.id) == ids)
    }

    @Test("explain every destination that is not used, and name what is missing")
    func repositories() async throws {
        let fixture = try Fixture()
        try fixture.writeManifest(
            """
            version: 2
            repos:
            - {id: gone, path: gone, kind: base, destination: {kind: docker, profile: x}}
            - {id: old, path: old, kind: base, archived: true}
            """)
        let findings = try await findings(fixture)
        let invalid = try #require(findings.first { $0.id == "hub.destination.invalid" })
        #expect(invalid.subject == "gone" && invalid.severity == .error)
        #expect(invalid.details.count == 2)
        #expect(invalid.remedy?.command == ["car", "hub", "destination", "set", "gone", "local"])
        let missing = findings.filter { $0.id == "hub.repository.missing" }
        #expect(missing.map(\.severity) == [.warning, .info])
        #expect(missing.map(\.remedy?.command) == ["gone", "old"].map { ["car", "hub", "forget", $0] })
        #expect(
            missing.first?.remedy?.explanation
                == "takes it out of the manifest; the repository itself is not touched")
        #expect(missing.first?.details.first?.value == "\(fixture.hub)/gone")
    }

    @Test("offer to forget an entry only by an id that it has alone")
    func forgetting() async throws {
        let fixture = try Fixture()
        try fixture.writeManifest(
            "version: 2\nrepos:\n- {id: a, path: one, kind: base}\n- {id: a, path: two, kind: base}\n")
        let missing = try await findings(fixture).filter { $0.id == "hub.repository.missing" }
        #expect(missing.map(\.remedy?.command) == [["car", "hub", "repos"], ["car", "hub", "repos"]])
    }

    @Test("give a remedy for whatever is not in order")
    func everyRemedy() async throws {
        for text in [nil, "version: 9", "version: [", "version: 2\nrepos: [{id: a b, path: ., kind: base}, {id: a}]"] {
            let fixture = try Fixture()
            if let text { try fixture.writeManifest(text) }
            for finding in try await findings(fixture) where finding.severity != .ok {
                #expect(finding.remedy != nil, "\(finding.id)")
            }
        }
    }

    @Test("take a manifest of another version away only where nothing of its name stands")
    func away() async throws {
        let fixture = try Fixture()
        try fixture.writeManifest("version: 9")
        let remedy = try #require(try await findings(fixture).first?.remedy)
        #expect(remedy.command == ["mv", "-n", fixture.places.manifest.description, "."])
    }

    @Test(
        "say what is wrong with the state",
        arguments: [
            ("{", "hub.state.damaged", .error), (#"{"repos": 7}"#, "hub.state.recovered", .warning),
            (#"{"repos": [7]}"#, "hub.state.entry", .warning), ("{}", "hub.state.ok", .ok),
        ] as [(String, String, Finding.Severity)])
    func state(text: String, id: String, severity: Finding.Severity) async throws {
        let fixture = try Fixture()
        try fixture.writeState(text)
        let finding = try #require(try await findings(fixture).last)
        #expect(finding.id == id)
        #expect(finding.severity == severity)
        if id == "hub.state.damaged" { #expect(finding.remedy?.command == ["car", "state", "recover"]) }
    }

    @Test("name only commands that there are")
    func remedies() async throws {
        let commands = [
            "car init", "car hub scan", "car hub repos", "car hub destination show", "car hub destination set",
            "car hub forget",
            "car state verify", "car state recover", "car doctor",
        ]
        for text in ["version: 2\nrepos: [{id: a, path: a, kind: worktree, destination: 7}]", "version: [", nil] {
            let fixture = try Fixture()
            if let text { try fixture.writeManifest(text) }
            try fixture.writeState("{")
            let found = try await findings(fixture).compactMap(\.remedy)
            #expect(!found.isEmpty)
            for remedy in found {
                let line = remedy.command.joined(separator: " ")
                #expect(commands.contains { line == $0 || line.hasPrefix("\($0) ") }, "\(line)")
            }
        }
    }
}
