import StateRoots
import Testing

@Suite("A catalogue")
struct CatalogueTests {
    private let root: StateRoot
    private let other: StateRoot
    private let catalogue: Catalogue

    init() throws {
        root = try StateRoot(.prodexHome, at: AbsolutePath("/nowhere/prodex"))
        other = try StateRoot(.global, at: AbsolutePath("/nowhere/car"))
        catalogue = try Catalogue([
            Artifact("registry", in: .prodexHome, at: "state.json", kind: .file, retention: .durable, "Profiles."),
            Artifact(
                "chat", in: .prodexHome, at: "flows/<run>/chat.jsonl", kind: .journal, retention: .reviewable, "Chat."),
            Artifact("log", in: .temporary, at: "run-<id>.log", kind: .log, retention: .ephemeral, "A log."),
            Artifact("index", in: .cache, at: "index.bin", kind: .file, retention: .cache, "An index."),
            Artifact(
                "codex config", in: .external, at: "config.toml", kind: .file, retention: .durable, "Codex's own."),
            Artifact(
                "legacy", in: .prodexHome, at: "old.json", kind: .file, retention: .durable, reserved: true, "Kept."),
        ])
    }

    @Test("gives out the place of an artifact under its root")
    func place() throws {
        #expect(try catalogue.durable("registry", in: root).description == "/nowhere/prodex/state.json")
    }

    @Test("fills the variable parts of a location")
    func variables() throws {
        let path = try catalogue.durable("chat", in: root, ["run": PathSegment("r1")])
        #expect(path.description == "/nowhere/prodex/flows/r1/chat.jsonl")
    }

    @Test("refuses missing and surplus variables")
    func wrongVariables() throws {
        let segment = try PathSegment("x")
        for values in [[:], ["run": segment, "more": segment], ["more": segment]] {
            #expect { try catalogue.durable("chat", in: root, values) } throws: {
                ($0 as? StateRootError)?.code == .badVariables
            }
        }
    }

    @Test("refuses a foreign base: a root that is not the artifact's")
    func foreignBase() {
        #expect { try catalogue.durable("registry", in: other) } throws: {
            ($0 as? StateRootError)?.code == .foreignRoot
        }
    }

    @Test("gives durable paths for durable territory only")
    func territory() throws {
        let cache = try StateRoot(.cache, at: AbsolutePath("/nowhere/cache"))
        let temporary = try StateRoot(.temporary, at: AbsolutePath("/nowhere/tmp"))
        let external = try StateRoot(.external, at: AbsolutePath("/nowhere/codex"))
        #expect(try catalogue.cache("index", in: cache).description == "/nowhere/cache/index.bin")
        #expect(
            try catalogue.ephemeral("log", in: temporary, ["id": PathSegment("7")]).description
                == "/nowhere/tmp/run-7.log")
        #expect(try catalogue.external("codex config", in: external).description == "/nowhere/codex/config.toml")
        #expect(throws: StateRootError.self) { try catalogue.durable("index", in: cache) }
        #expect(throws: StateRootError.self) { try catalogue.durable("codex config", in: external) }
        #expect(throws: StateRootError.self) { try catalogue.external("registry", in: root) }
    }

    @Test("never gives out a reserved artifact to write to")
    func reserved() {
        #expect { try catalogue.durable("legacy", in: root) } throws: { ($0 as? StateRootError)?.code == .reserved }
    }

    @Test("names what it does not know")
    func unknown() {
        #expect { try catalogue.durable("nothing", in: root) } throws: {
            ($0 as? StateRootError)?.code == .unknownArtifact
        }
    }

    @Test("names companions beside their artifact")
    func companions() throws {
        let path = try catalogue.durable("registry", in: root)
        let token = try PathSegment("7-1")
        #expect(try path.companion(.lock).description == "/nowhere/prodex/state.json.lock")
        #expect(try path.companion(.lastGood).description == "/nowhere/prodex/state.json.last-good")
        #expect(try path.companion(.temporary(token)).description == "/nowhere/prodex/.state.json.7-1.tmp")
        #expect(try path.companion(.journal(token)).description == "/nowhere/prodex/state.json.journal-7-1")
        #expect(try path.companion(.damaged(token)).description == "/nowhere/prodex/state.json.damaged-7-1")
    }

    @Test("refuses a companion whose name would be too long for a file")
    func longCompanion() throws {
        let long = try PathSegment(String(repeating: "x", count: 250))
        #expect(throws: StateRootError.self) {
            try catalogue.durable("registry", in: root).child(long).companion(.lastGood)
        }
    }

    @Test(
        "refuses locations that leave the root or say nothing",
        arguments: ["", "/a", "a//b", "../a", "a/..", "a/.", "a/", "<x", "x>/<>", "<a><b>", "<a>/<a>"])
    func badLocations(_ location: String) {
        #expect(throws: StateRootError.self) {
            try Artifact("x", in: .repo, at: location, kind: .file, retention: .durable, "")
        }
    }

    @Test(
        "refuses two artifacts that could stand at one place",
        arguments: [
            ("a", "a", true), ("a", "b", false), ("a/<x>", "a/b", true), ("a/<x>.log", "a/b.txt", false),
            ("<x>.log", "run-<y>.log", true), ("a-<x>", "b-<x>", false), ("a/<x>", "<x>/b/c", false),
        ])
    func overlap(_ one: String, _ two: String, _ clash: Bool) throws {
        let artifacts = try [one, two].enumerated().map { index, location in
            try Artifact(
                Artifact.Name("\(index)"), in: .repo, at: location, kind: .file, retention: .durable, "")
        }
        if clash {
            #expect { try Catalogue(artifacts) } throws: { ($0 as? StateRootError)?.code == .badCatalogue }
        } else {
            #expect(throws: Never.self) { try Catalogue(artifacts) }
        }
    }

    @Test("takes a tool's own artifacts, and refuses a name twice")
    func adding() throws {
        let own = try Artifact("mine", in: .prodexHome, at: "mine.json", kind: .file, retention: .durable, "Mine.")
        #expect(try catalogue.adding([own]).durable("mine", in: root).description == "/nowhere/prodex/mine.json")
        #expect(throws: StateRootError.self) { try catalogue.adding([own, own]) }
    }
}
