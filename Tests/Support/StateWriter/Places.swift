import StateRoots

/// Where this program stores things, under a root that the test chose.
struct Places {
    let document: DurablePath
    let created: DurablePath
    let external: ExternalPath
    let log: EphemeralPath

    init(_ root: String) throws {
        let path = try AbsolutePath(root)
        let catalogue = try Catalogue([
            Artifact(
                "document", in: .prodexHome, at: "deep/state.json", kind: .file, retention: .durable, "A document."),
            Artifact("shallow", in: .prodexHome, at: "shallow.txt", kind: .file, retention: .durable, "A file."),
            Artifact("config", in: .external, at: "config.toml", kind: .file, retention: .durable, "Somebody's file."),
            Artifact("log", in: .temporary, at: "logs/run.log", kind: .log, retention: .ephemeral, "A log."),
        ])
        document = try catalogue.durable("document", in: StateRoot(.prodexHome, at: path))
        created = try catalogue.durable("shallow", in: StateRoot(.prodexHome, at: path))
        external = try catalogue.external("config", in: StateRoot(.external, at: path))
        log = try catalogue.ephemeral("log", in: StateRoot(.temporary, at: path))
    }
}
