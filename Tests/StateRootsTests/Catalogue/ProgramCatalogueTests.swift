import Harness
import StateRoots
import Testing

@Suite("The catalogues of the programs")
struct ProgramCatalogueTests {
    private let car: Catalogue
    private let resolver: RootResolver

    init() throws {
        car = try Catalogue.car()
        resolver = RootResolver(
            Surroundings(environment: ["HOME": "/nowhere/home"], directory: try AbsolutePath("/nowhere")))
    }

    @Test("are what docs/state.md says")
    func document() throws {
        try Snapshot.expect(StateDocument.text(car: car, prodex: Catalogue.prodex()), file: "docs/state.md")
    }

    @Test("hold everything that belongs to a repository")
    func repo() throws {
        let places = Set(car.artifacts.filter { $0.root == .repo }.map(\.location.description))
        let listed = [
            "tickets", "contextspace", "contextspace/active_context.md", "contextspace/decisions.md",
            "contextspace/spec.md", "config.yml", "state.sqlite3", "codex-autorunner.log", "lock", "runs", "flows",
            "flows.db", "pma", "archive", "bin", "workspace", "app_server_workspaces", "tickets/ingest_state.json",
            "flows/<run_id>/chat/inbound.jsonl", "flows/<run_id>/chat/outbound.jsonl",
        ]
        #expect(Set(listed).subtracting(places) == [])
    }

    @Test("hold everything that belongs to a hub, and what belongs to the user")
    func hubAndGlobal() {
        let hub = Set(car.artifacts.filter { $0.root == .hub }.map(\.location.description))
        let global = Set(car.artifacts.filter { $0.root == .global }.map(\.location.description))
        let hubListed = [
            "manifest.yml", "hub_state.json", "config.yml", "codex-autorunner-hub.log", "templates",
            "chat/channel_directory.json", "pma/delivery_targets.json", "pma/active_sink.json",
        ]
        #expect(Set(hubListed).subtracting(hub) == [])
        #expect(Set(["update_cache", "update_status.json", "locks", "workspaces"]).subtracting(global) == [])
    }

    @Test("give every place of a hub that is a repository too to one artifact")
    func shared() throws {
        let artifacts = car.artifacts(sharing: [.repo, .hub])
        #expect(throws: Never.self) {
            try Catalogue(
                artifacts.map {
                    try Artifact(
                        $0.name, in: .repo, at: $0.location.description, kind: $0.kind, retention: $0.retention, "")
                })
        }
        let owner = { (place: String) in artifacts.first { $0.location.description == place }?.root }
        #expect(owner("config.yml") == .hub && owner("pma") == .hub && owner(".gitignore") == .hub)
        #expect(owner("tickets") == .repo && owner("bin") == .repo)
        #expect(car.artifacts(sharing: [.repo]).allSatisfy { $0.root == .repo })
        #expect(car.artifacts(sharing: [.repo]).contains { $0.location.description == "config.yml" })
    }

    @Test("never give out the legacy delivery files", arguments: [Artifact.Name.deliveryTargets, .activeSink])
    func legacy(_ name: Artifact.Name) throws {
        let root = try resolver.resolveHubStateRoot(AbsolutePath("/nowhere/hub"))
        #expect { try car.durable(name, in: root) } throws: { ($0 as? StateRootError)?.code == .reserved }
        let repo = try resolver.resolveRepoStateRoot(AbsolutePath("/nowhere/hub"))
        #expect { try car.durable(name, in: repo) } throws: { ($0 as? StateRootError)?.code == .foreignRoot }
    }

    @Test("say of each artifact what it is, and of each external surface who writes it")
    func documented() throws {
        for artifact in car.artifacts + (try Catalogue.prodex().artifacts) {
            #expect(artifact.documentation.hasSuffix("."), "\(artifact.name)")
            #expect((artifact.writer != nil) == (artifact.root.territory == .external), "\(artifact.name)")
        }
    }

    @Test("refuse a place that another artifact's companion may need")
    func companions() throws {
        func catalogue(_ kind: Artifact.Kind, _ second: String) throws {
            _ = try Catalogue([
                Artifact("x", in: .repo, at: "d/x", kind: kind, retention: .durable, "X."),
                Artifact("y", in: .repo, at: second, kind: .file, retention: .durable, "Y."),
            ])
        }
        for second in ["d/x.lock", "d/x.last-good", "d/x.journal-1", "d/<any>.lock", "d/x.damaged-<label>"] {
            #expect(throws: StateRootError.self, "\(second)") { try catalogue(.file, second) }
        }
        #expect(throws: StateRootError.self) { try catalogue(.database, "d/x-wal") }
        #expect(throws: Never.self) { try catalogue(.file, "d/x-wal") }
        #expect(throws: Never.self) { try catalogue(.file, "x.lock") }
        #expect(throws: Never.self) { try catalogue(.log, "d/x.<number>") }
    }
}
