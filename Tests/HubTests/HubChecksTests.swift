import Diagnostics
import Harness
import Hub
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
