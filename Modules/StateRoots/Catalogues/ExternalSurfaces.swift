extension Artifact.Name {
    public static let namedExport: Self = "named export"
}

/// Files that are not state of ours and are written all the same, each by one command only (SR-23).
enum ExternalSurfaces {
    static let rows = [
        ArtifactRow(
            .namedExport, "<file>", .file, .durable, "The archive that a person named, wherever that is.",
            writtenBy: "car state export")
    ]
}
