extension Artifact.Name {
    public static let manifest: Self = "manifest"
    public static let hubState: Self = "hub state"
    public static let hubConfig: Self = "hub config"
    public static let hubLog: Self = "hub log"
    public static let hubLogBackup: Self = "hub log backup"
    public static let templates: Self = "templates"
    public static let channelDirectory: Self = "channel directory"
    public static let deliveryTargets: Self = "delivery targets"
    public static let activeSink: Self = "active sink"
    public static let hubIgnore: Self = "hub ignore file"
    public static let hubRoot: Self = "hub root"
    public static let runtimes: Self = "runtimes"
}

/// What stands under a hub's `.codex-autorunner` (SR-05).
enum HubArtifacts {
    static let rows: [ArtifactRow] = [
        ArtifactRow(
            .manifest, "manifest.yml", .file, .durable, "The repositories and worktrees, each with its destination."),
        ArtifactRow(
            .hubState, "hub_state.json", .file, .durable, "What the last scan found, and what people pinned."),
        ArtifactRow(.hubConfig, "config.yml", .file, .durable, "The settings of the hub and of its repositories."),
        ArtifactRow(.hubLog, "codex-autorunner-hub.log", .log, .reviewable, "What the hub did."),
        ArtifactRow(
            .hubLogBackup, "codex-autorunner-hub.log.<number>", .log, .reviewable, "Older parts of the hub log."),
        ArtifactRow(.templates, "templates", .directory, .durable, "Ticket templates, and where they came from."),
        ArtifactRow(
            .channelDirectory, "chat/channel_directory.json", .file, .durable, "Which chat channels there are."),
        ArtifactRow(.hubIgnore, ".gitignore", .file, .durable, "Keeps the whole directory out of git."),
        ArtifactRow(
            .hubRoot, "root", .lock, .ephemeral, "Its lock is held while the whole root is moved or imported."),
        ArtifactRow(
            "hub move", ".moving", .file, .ephemeral, "While the root moves: which of the two places is whole."),
        ArtifactRow("hub import", ".importing", .file, .ephemeral, "While an archive is imported: from which."),
        // SR-12: tolerated, ignored, never acted on.
        .kept(.deliveryTargets, "pma/delivery_targets.json", .file, "Delivery targets of earlier versions; ignored."),
        .kept(.activeSink, "pma/active_sink.json", .file, "The delivery target of still earlier versions; ignored."),
        .kept("pma", "pma", .directory, "Project management of earlier versions."),
        .kept("hub programs", "bin", .directory, "The program shim of earlier versions."),
        .kept("hub variables", ".env", .file, "Variables of earlier versions; never read into this program."),
        .kept("server log", "codex-server.log", .log, "The web server's log of earlier versions."),
        .kept("orchestration", "orchestration.sqlite3", .database, "Orchestration of earlier versions."),
        .kept("orchestration facts", "orchestration-compatibility.json", .file, "Who may write that database."),
        .kept("orchestration lock", "orchestration.sqlite3.migrate.lock", .lock, "Held while that database changes."),
        .kept("backfill lock", "orchestration_legacy_backfill.lock", .lock, "Held while that database is filled."),
        .kept("projection", "hub_projection.sqlite3", .database, "What that database says, for a web page."),
        .kept("managed threads", "managed_threads.json", .file, "Threads that earlier versions manage."),
        .kept("hub process", "hub.pid", .file, "The process of a hub's server."),
        .kept("hub endpoint", "hub_endpoint.json", .file, "Where a hub's server listens."),
        .kept("browser sessions", "browser-sessions.json", .file, "Browsers that are signed in to a hub's server."),
        .kept(.runtimes, "runtimes", .directory, "Homes of agents, by runtime."),
        .kept("runtime", "runtimes/<runtime>/<workspace_id>", .directory, "One such home."),
        .kept("traces", "traces", .directory, "Traces of earlier versions."),
        .kept("apps", "apps", .directory, "Apps of earlier versions."),
    ]
}
