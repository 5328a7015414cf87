import Formats
import Harness
import Testing

@Suite("The earlier car in a hub that ours made", .enabled { OutsideProgram.isThere(EarlierCar.name) })
struct OurHubTests {
    private let cars: TwoCars
    private let docker = ["kind": "docker", "image": "registry/dev:3"] as JSON

    /// A hub with two repositories and a worktree of one of them, which runs in a container.
    init() async throws {
        cars = try TwoCars()
        try await cars.makeHubFolder("hub")
        try await cars.ours("init", "--mode", "hub", in: "hub").succeeded()
        let scan = try await cars.ours("hub", "scan", "--json", in: "hub")
        #expect(try scan.json["made_ready"] == ["api", "web", "api--fix"], "\(scan.errors)")
        try await cars.ours(
            "hub", "destination", "set", "api", "docker", "--image", "registry/dev:3", in: "hub"
        ).succeeded()
    }

    @Test("It finds repositories, worktree and destinations as they were set")
    func reading() async throws {
        let listing = try await cars.changes {
            let rows = try await cars.earlierHubRows(in: "hub")
            #expect(rows == ["api main idle", "web main idle", "api--fix fix idle"])
        }
        #expect(
            listing
                == .init(
                    inStateOf: "hub", created: EarlierCarFiles.control + [EarlierCarFiles.projection],
                    rewritten: ["hub_state.json"]))

        let showing = try await cars.changes {
            let own = try await cars.earlier("hub", "destination", "show", "api", "--json", in: "hub").json
            #expect(own["configured_destination"] == docker)
            #expect(own["source"] == "repo")
            #expect(own["issues"] == [])
            let inherited = try await cars.earlier("hub", "destination", "show", "api--fix", "--json", in: "hub").json
            #expect(inherited["effective_destination"] == docker)
            #expect(inherited["source"] == "base")
            #expect(inherited["worktree_of"] == "api")
            let status = try await cars.earlier("status", "--json", in: "hub/worktrees/api--fix").json
            #expect(status["hub"] == .string("\(cars.place)/hub"))
            #expect(status["status"] == "idle")
        }
        #expect(showing == .none)
        #expect(try cars.manifestVersion(of: "hub") == 2)
        #expect(
            try await cars.hubRows(in: "hub") == [
                "api base idle docker repo", "web base idle local default", "api--fix worktree idle docker base",
            ])
    }

    @Test("What it sets, scans and prepares is ours to read, and the manifest keeps its version 3")
    func working() async throws {
        let before = try cars.text("hub/.codex-autorunner/manifest.yml")
        let setting = try await cars.changes {
            try await cars.earlier("hub", "destination", "set", "web", "docker", "--image", "w:1", in: "hub")
                .succeeded()
        }
        #expect(setting == .init(inStateOf: "hub", rewritten: ["manifest.yml"]))
        #expect(try cars.manifestVersion(of: "hub") == 3)
        try await cars.earlier("hub", "scan", in: "hub").succeeded()

        let hub = try await cars.changes { try await cars.earlier("init", in: "hub").succeeded() }
        #expect(
            hub == .init(created: ["hub/car"])
                + .init(inStateOf: "hub", created: ["bin", "bin/car"] + EarlierCarFiles.hubDocuments))
        let worktree = try await cars.changes {
            try await cars.earlier("init", in: "hub/worktrees/api--fix").succeeded()
        }
        #expect(
            worktree
                == .init(
                    inStateOf: "hub/worktrees/api--fix", created: EarlierCarFiles.guides,
                    rewritten: EarlierCarFiles.generated))

        let reading = try await cars.changes {
            let rows = try await cars.hubRows(in: "hub")
            #expect(
                rows == [
                    "api base idle docker repo", "web base idle docker repo", "api--fix worktree idle docker base",
                ])
            for directory in ["hub", "hub/web", "hub/worktrees/api--fix"] {
                #expect(try await cars.troubles(in: directory) == [])
            }
        }
        #expect(reading == .none)

        try await cars.ours("hub", "destination", "set", "web", "inherit", in: "hub").succeeded()
        let after = try cars.text("hub/.codex-autorunner/manifest.yml")
        #expect(after == before.replacing("version: 2", with: "version: 3"))
    }
}
