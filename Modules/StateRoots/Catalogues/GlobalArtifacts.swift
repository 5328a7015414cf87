extension Artifact.Name {
    public static let trust: Self = "trust"
    public static let moves: Self = "moves"
    public static let updateCache: Self = "update cache"
    public static let updateStatus: Self = "update status"
    public static let locks: Self = "locks"
    public static let workspaces: Self = "workspaces"
    public static let workspace: Self = "workspace home"
    public static let globalRoot: Self = "global root"
}

/// What stands under the user's `~/.codex-autorunner` (SR-06).
enum GlobalArtifacts {
    static let rows: [ArtifactRow] = [
        ArtifactRow(.trust, "trust.json", .file, .durable, "The repositories whose own settings count in full."),
        ArtifactRow(
            .moves, "moves.json", .file, .durable,
            "The moves and imports that were begun, and the links that moves left: none is believed without this."),
        ArtifactRow(
            .workspaces, "workspaces", .directory, .reviewable, "Homes of agents that run outside of containers."),
        ArtifactRow(.workspace, "workspaces/<workspace_id>", .directory, .reviewable, "One such home."),
        ArtifactRow(.updateCache, "update_cache", .directory, .cache, "What an update was built from."),
        ArtifactRow(.updateStatus, "update_status.json", .file, .reviewable, "How the last update went."),
        ArtifactRow(.locks, "locks", .directory, .ephemeral, "Locks on what a machine has one of."),
        ArtifactRow(
            .globalRoot, "root", .lock, .ephemeral, "Its lock is held while the whole root is moved or imported."),
        ArtifactRow(
            "global move", ".moving", .file, .ephemeral, "While the root moves: which of the two places is whole."),
        ArtifactRow("global import", ".importing", .file, .ephemeral, "While an archive is imported: from which."),
        .kept("update lock", "update.lock", .lock, "Held by an update of earlier versions."),
        .kept("update snapshots", "update_snapshots", .directory, "What earlier versions kept of an update."),
        .kept("update report", "compact_status.json", .file, "A short form of the update status."),
        .kept("update log", "update-standalone.log", .log, "The log of an update of earlier versions."),
        .kept("forge cache", "github", .directory, "What earlier versions know of a forge."),
        .kept("global runtimes", "runtimes", .directory, "Homes of agents, by runtime, of earlier versions."),
    ]
}
