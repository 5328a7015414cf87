/// An artifact as a table writes it, before its location was understood.
struct ArtifactRow {
    let name: Artifact.Name
    let location: String
    let kind: Artifact.Kind
    let retention: Artifact.Retention
    let documentation: String
    let isReserved: Bool
    let writer: String?

    init(
        _ name: Artifact.Name, _ location: String, _ kind: Artifact.Kind, _ retention: Artifact.Retention,
        _ documentation: String, reserved: Bool = false, writtenBy writer: String? = nil
    ) {
        self.name = name
        self.location = location
        self.kind = kind
        self.retention = retention
        self.documentation = documentation
        isReserved = reserved
        self.writer = writer
    }

    /// What another program writes, or an earlier version wrote, and what is shown and kept for it.
    static func kept(
        _ name: Artifact.Name, _ location: String, _ kind: Artifact.Kind, _ documentation: String,
        _ retention: Artifact.Retention = .durable
    ) -> ArtifactRow {
        ArtifactRow(name, location, kind, retention, documentation, reserved: true)
    }

    func artifact(in root: RootID) throws(StateRootError) -> Artifact {
        try Artifact(
            name, in: root, at: location, kind: kind, retention: retention, reserved: isReserved, writtenBy: writer,
            documentation)
    }
}

extension [ArtifactRow] {
    func artifacts(in root: RootID) throws(StateRootError) -> [Artifact] {
        try map { row throws(StateRootError) in try row.artifact(in: root) }
    }
}
