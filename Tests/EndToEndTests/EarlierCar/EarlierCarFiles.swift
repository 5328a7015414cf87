/// What the earlier car makes beside the files that both programs know; all of it below a root of state.
enum EarlierCarFiles {
    /// By looking at a hub for the first time: databases of its own, and what belongs to them.
    static let control = [
        "orchestration-compatibility.json", "orchestration.sqlite3", "orchestration.sqlite3.migrate.lock",
        "orchestration_legacy_backfill.lock", "pma", "pma/queue", "pma/threads.sqlite3.lock",
        "pma/transcript_backfill_status.json",
    ]
    /// By listing a hub's repositories.
    static let projection = "hub_projection.sqlite3"
    /// By scanning a hub.
    static let threads = "managed_threads.json"
    /// By making a repository ready.
    static let guides = ["DESTINATION_QUICKSTART.md", "TICKET_FLOW_QUICKSTART.md", "bin/ticket_tool.py"]
    /// By making a hub ready; it also puts a program `car` into the hub's own directory.
    static let hubDocuments = [
        "pma/docs", "pma/docs/ABOUT_CAR.md", "pma/docs/AGENTS.md", "pma/docs/active_context.md",
        "pma/docs/context_log.md", "pma/docs/prompt.md",
    ]
    /// What a repository has by either program.
    static let repository = [
        ".gitignore", "ABOUT_CAR.md", "bin", "bin/car", "codex-autorunner.log", "contextspace",
        "contextspace/active_context.md", "contextspace/decisions.md", "contextspace/spec.md", "state.sqlite3",
        "tickets", "tickets/AGENTS.md",
    ]
    /// What a hub has by either program.
    static let hub = ["config.yml", "hub_state.json", "manifest.yml"]
    /// Files that say they are generated: each program writes its own text where the other's stands.
    static let generated = ["ABOUT_CAR.md", "bin/car", "tickets/AGENTS.md"]
}
