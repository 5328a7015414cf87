import Formats
import Harness
import Testing

@Suite("Ours in a hub that the earlier car made", .enabled { OutsideProgram.isThere(EarlierCar.name) })
struct TheirHubTests {
    private let cars: TwoCars
    private let manifest = "hub/.codex-autorunner/manifest.yml"

    init() async throws {
        cars = try TwoCars()
        try await cars.makeHubFolder("hub")
        try await cars.earlier("init", "--mode", "hub", in: "hub").succeeded()
        try await cars.earlier("hub", "scan", in: "hub").succeeded()
        try await cars.earlier(
            "hub", "destination", "set", "api", "docker", "--image", "registry/dev:3", "--mount", "/srv/cache:/cache",
            "--env", "CI_*", "--env-map", "LEVEL=1", in: "hub"
        ).succeeded()
    }

    @Test("It reads everything without a change, and has nothing to complain of or to add")
    func reading() async throws {
        let changes = try await cars.changes {
            #expect(
                try await cars.hubRows(in: "hub") == [
                    "api base idle docker repo", "web base idle local default", "api--fix worktree idle docker base",
                ])
            let shown = try await cars.ours("hub", "destination", "show", "api--fix", "--json", in: "hub").json
            #expect(shown["source"] == "base")
            #expect(shown["problems"] == [])
            #expect(
                shown["destination"] == [
                    "kind": "docker", "image": "registry/dev:3",
                    "mounts": [["source": "/srv/cache", "target": "/cache"]], "env_passthrough": ["CI_*"],
                    "env": ["LEVEL": "1"],
                ])
            for directory in ["hub", "hub/api", "hub/worktrees/api--fix"] {
                #expect(try await cars.troubles(in: directory) == [])
                try await cars.ours("init", in: directory).succeeded()
                try await cars.ours("config", "show", "--json", in: directory).succeeded()
                try await cars.ours("cleanup", "state", "--dry-run", in: directory).succeeded()
            }
            let status = try await cars.ours("status", "--json", in: "hub/worktrees/api--fix").json
            #expect(status["hub"] == .string("\(cars.place)/hub"))
            #expect(status["status"] == "idle")
        }
        #expect(changes == .none)
    }

    @Test("What it sets and scans changes those lines alone, and the earlier car reads it")
    func working() async throws {
        let before = try cars.text(manifest)
        let setting = try await cars.changes {
            try await cars.ours("hub", "destination", "set", "web", "docker", "--image", "w:1", in: "hub")
                .succeeded()
        }
        #expect(
            setting
                == .init(
                    inStateOf: "hub",
                    created: ["codex-autorunner-hub.log", "manifest.yml.last-good", "manifest.yml.lock"],
                    rewritten: ["manifest.yml"]))
        let after = try cars.text(manifest)
        #expect(after.replacing("  destination:\n    kind: docker\n    image: w:1\n", with: "") == before)
        #expect(try cars.text("\(manifest).last-good") == after)

        try await cars.makeRepository("hub/late")
        let scanning = try await cars.changes {
            let scan = try await cars.ours("hub", "scan", "--json", in: "hub").json
            #expect(scan["new"] == ["late"])
            #expect(scan["unchanged"] == ["api", "web", "api--fix"])
        }
        #expect(
            scanning
                == .init(
                    inStateOf: "hub", created: ["hub_state.json.last-good", "hub_state.json.lock"],
                    rewritten: ["codex-autorunner-hub.log", "hub_state.json", "manifest.yml", "manifest.yml.last-good"])
                + .init(created: ["hub/late/.codex-autorunner"])
                + .init(inStateOf: "hub/late", created: ["state.sqlite3.lock"] + EarlierCarFiles.repository))
        #expect(try cars.manifestVersion(of: "hub") == 3)

        #expect(
            try await cars.earlierHubRows(in: "hub") == [
                "api main idle", "web main idle", "api--fix fix idle", "late main idle",
            ])
        let shown = try await cars.earlier("hub", "destination", "show", "web", "--json", in: "hub").json
        #expect(shown["configured_destination"] == ["kind": "docker", "image": "w:1"])
        #expect(try await cars.troubles(in: "hub/late") == [])
    }

    @Test("What its other commands leave is known and shown, too")
    func leavings() async throws {
        try await cars.earlier("hub", "worktree", "create", "api", "feat", "--start-point", "HEAD", in: "hub")
            .succeeded()
        try await cars.earlier("hub", "create", "made", in: "hub").succeeded()
        try await cars.earlier("chat", "channels", "list", in: "hub/api").succeeded()
        #expect(
            try await cars.hubRows(in: "hub") == [
                "api base idle docker repo", "web base idle local default", "api--fix worktree idle docker base",
                "api--feat worktree idle docker base", "made base idle local default",
            ])
        #expect(try await cars.troubles(in: "hub/worktrees/api--feat") == [])

        try await cars.earlier(
            "hub", "worktree", "retire", "api--feat", "--force", "--force-attestation", "It is done", in: "hub"
        ).succeeded()
        let reading = try await cars.changes {
            for directory in ["hub", "hub/api", "hub/made"] {
                let troubles = try await cars.troubles(in: directory)
                #expect(troubles == [])
            }
        }
        #expect(reading == .none)
        #expect(try await cars.hubRows(in: "hub").allSatisfy { !$0.contains("feat") })
    }
}
