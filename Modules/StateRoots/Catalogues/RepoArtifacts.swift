extension Artifact.Name {
    public static let tickets: Self = "tickets"
    public static let ticketInstructions: Self = "ticket instructions"
    public static let ingestReceipt: Self = "ingest receipt"
    public static let contextspace: Self = "contextspace"
    public static let activeContext: Self = "active context"
    public static let decisions: Self = "decisions"
    public static let specification: Self = "specification"
    public static let runnerState: Self = "runner state"
    public static let runLog: Self = "run log"
    public static let runLogBackup: Self = "run log backup"
    public static let repoLock: Self = "repo lock"
    public static let stopRequest: Self = "stop request"
    public static let runs: Self = "runs"
    public static let run: Self = "run"
    public static let flows: Self = "flows"
    public static let flow: Self = "flow"
    public static let flowChatInbound: Self = "flow chat inbound"
    public static let flowChatOutbound: Self = "flow chat outbound"
    public static let flowStore: Self = "flow store"
    public static let archive: Self = "archive"
    public static let archivedRun: Self = "archived run"
    public static let archivedWorktree: Self = "archived worktree"
    public static let appServerWorkspaces: Self = "app server workspaces"
    public static let appServerWorkspace: Self = "app server workspace"
    public static let repoGuide: Self = "guide"
    public static let repoIgnore: Self = "ignore file"
    public static let repoPrograms: Self = "programs"
    public static let repoShim: Self = "program shim"
    public static let repoRoot: Self = "repo root"
}

/// What stands under a repository's `.codex-autorunner` (SR-02).
enum RepoArtifacts {
    static let rows = work + records + rest + foreign

    private static let work = [
        ArtifactRow(
            .tickets, "tickets", .directory, .durable, "The queue: one file a ticket, and what serves the queue."),
        ArtifactRow(
            .ticketInstructions, "tickets/AGENTS.md", .file, .durable, "What an agent must know about ticket files."),
        ArtifactRow(
            .ingestReceipt, "tickets/ingest_state.json", .file, .durable,
            "The receipt of a ticket ingest: whether, when and from where."),
        ArtifactRow(
            .contextspace, "contextspace", .directory, .durable, "What agents are told beside their ticket."),
        ArtifactRow(
            .activeContext, "contextspace/active_context.md", .file, .durable, "What matters at the moment."),
        ArtifactRow(.decisions, "contextspace/decisions.md", .file, .durable, "What was decided, and why."),
        ArtifactRow(.specification, "contextspace/spec.md", .file, .durable, "What is to be built."),
        ArtifactRow(
            "repo override", "repo.override.yml", .file, .durable, "Settings of this repository over its hub's.",
            reserved: true),
    ]

    private static let records = [
        ArtifactRow(
            .runnerState, "state.sqlite3", .database, .durable, "What the runner does, and the agents' sessions."),
        ArtifactRow(.flowStore, "flows.db", .database, .durable, "Every run with its events and artifacts."),
        ArtifactRow(.runs, "runs", .directory, .reviewable, "What runs say to people and are told by them."),
        ArtifactRow(
            .run, "runs/<run_id>", .directory, .reviewable, "Dispatches, replies and attachments of one run."),
        ArtifactRow(.flows, "flows", .directory, .reviewable, "What the workers of runs leave behind."),
        ArtifactRow(
            .flow, "flows/<run_id>", .directory, .reviewable, "A worker's process record, output and crash report."),
        ArtifactRow(
            .flowChatInbound, "flows/<run_id>/chat/inbound.jsonl", .journal, .reviewable,
            "What was said to a run, mirrored."),
        ArtifactRow(
            .flowChatOutbound, "flows/<run_id>/chat/outbound.jsonl", .journal, .reviewable,
            "What a run said, mirrored."),
        ArtifactRow(.archive, "archive", .directory, .reviewable, "What was retired."),
        ArtifactRow(
            .archivedRun, "archive/runs/<run_id>", .directory, .reviewable, "A retired run with its tickets."),
        ArtifactRow(
            .archivedWorktree, "archive/worktrees/<worktree_id>/<snapshot_id>", .directory, .reviewable,
            "The state of a worktree that was given up."),
        ArtifactRow(.runLog, "codex-autorunner.log", .log, .reviewable, "What the runner did."),
        ArtifactRow(
            .runLogBackup, "codex-autorunner.log.<number>", .log, .reviewable, "Older parts of the run log."),
    ]

    private static let rest = [
        ArtifactRow(.repoLock, "lock", .lock, .ephemeral, "Who works in this repository."),
        ArtifactRow(
            .stopRequest, "stop", .file, .ephemeral, "Asks a runner to stop; written by people and earlier versions."),
        ArtifactRow(
            .appServerWorkspaces, "app_server_workspaces", .directory, .reviewable,
            "Homes of agents that run in a container, where the repository is all there is."),
        ArtifactRow(
            .appServerWorkspace, "app_server_workspaces/<workspace_id>", .directory, .reviewable, "One such home."),
        ArtifactRow(
            .repoGuide, "ABOUT_CAR.md", .file, .durable, "What this directory is, for people and agents."),
        ArtifactRow(.repoIgnore, ".gitignore", .file, .durable, "Keeps the whole directory out of git."),
        ArtifactRow(.repoPrograms, "bin", .directory, .durable, "Programs that agents find on their PATH."),
        ArtifactRow(.repoShim, "bin/car", .file, .durable, "Starts the car that set this directory up."),
        ArtifactRow(
            .repoRoot, "root", .lock, .ephemeral, "Its lock is held while the whole root is moved or imported."),
        ArtifactRow(
            "repo move", ".moving", .file, .ephemeral, "While the root moves: which of the two places is whole."),
        ArtifactRow("repo import", ".importing", .file, .ephemeral, "While an archive is imported: from which."),
    ]

    /// Kept for other programs, and for what earlier versions left behind.
    private static let foreign: [ArtifactRow] = [
        .kept("repo config", "config.yml", .file, "Settings of earlier versions; a hub's are read, these are not."),
        .kept("repo variables", ".env", .file, "Variables of earlier versions; never read into this program."),
        .kept("repo pma", "pma", .directory, "Project management of earlier versions."),
        .kept("workspace", "workspace", .directory, "The old name of contextspace: read, never written."),
        .kept("ticket tool", "bin/ticket_tool.py", .file, "The ticket helper of earlier versions."),
        .kept("ticket linter", "bin/lint_tickets", .file, "The ticket linter of earlier versions."),
        .kept("ticket flow guide", "TICKET_FLOW_QUICKSTART.md", .file, "A guide of earlier versions."),
        .kept("destination guide", "DESTINATION_QUICKSTART.md", .file, "A guide of earlier versions."),
        .kept("discord state", "discord_state.sqlite3", .database, "State of a chat bridge."),
        .kept("telegram state", "telegram_state.sqlite3", .database, "State of a chat bridge."),
        .kept("filebox", "filebox", .directory, "Files that a chat bridge carries."),
        .kept("token usage", "usage", .directory, "Token counts of earlier versions."),
        .kept("managed processes", "processes", .directory, "Process records of earlier versions."),
        .kept("github context", "github_context", .directory, "Texts fetched from a forge by earlier versions."),
        .kept("uploads", "uploads", .directory, "Files that people sent."),
        .kept("reviews", "review", .directory, "Review runs of earlier versions."),
        .kept("reports", "reports", .directory, "Reports of earlier versions."),
    ]
}
