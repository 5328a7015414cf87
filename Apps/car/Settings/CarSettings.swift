import Formats
import Settings

/// Every setting of `car`; names are those that earlier versions use.
enum CarSettings {
    /// The kinds of files that settings stand in.
    enum Role {
        /// A hub's own settings.
        static let hub: SettingLayer.Role = "hub"
        /// What a hub says about all of its repositories (`repo_defaults`).
        static let defaults: SettingLayer.Role = "repo_defaults"
        /// What one repository says about itself (`repo.override.yml`).
        static let repository: SettingLayer.Role = "repository"
    }

    static let version = Setting<Int>("version", in: 1...2, default: 2, "The version of the hub's configuration.")
        .map { $0.only(in: Role.hub) }
    static let mode = Setting<String>("mode", .choice("hub", "repo"), default: "hub", "What the configuration is for.")
        .map { $0.only(in: Role.hub) }
    /// Anything and not a path: what is no text there counts as not set (SR-06).
    static let stateRoots = Setting<JSON>(
        anything: "state_roots",
        "Where roots stand: 'global' moves the user's root; CAR_GLOBAL_STATE_ROOT wins."
    ).map { $0.only(in: Role.hub).trustedOnly() }

    static let reposRoot = Setting<String>(
        "hub.repos_root", .relativePath, default: ".", "Where the hub looks for repositories."
    ).map { $0.only(in: Role.hub) }
    static let worktreesRoot = Setting<String>(
        "hub.worktrees_root", .relativePath, default: "worktrees", "Where the hub keeps worktrees."
    ).map { $0.only(in: Role.hub) }
    static let discoverDepth = Setting<Int>(
        "hub.discover_depth", in: 1...8, default: 1, "How deep the hub looks for repositories."
    ).map { $0.only(in: Role.hub) }
    static let autoInitMissing = Setting<Bool>(
        "hub.auto_init_missing", default: true, "Whether a scan sets up the repositories that it finds."
    ).map { $0.only(in: Role.hub) }
    static let includeRootRepo = Setting<Bool>(
        "hub.include_root_repo", default: false, "Whether the hub's own directory is one of its repositories."
    ).map { $0.only(in: Role.hub) }

    static let durableWrites = Setting<Bool>(
        "storage.durable_writes", default: false, "Whether a database waits for the disk at every commit.")
    static let logSize = Setting<Int64>(
        size: "log.max_bytes", in: 1000...1_000_000_000, default: 10_000_000, "When the run log is rolled over.")
    static let logBackups = Setting<Int>("log.backup_count", in: 0...100, default: 3, "How many older logs are kept.")

    static let flowDays = Setting<Int>(
        "flow_retention.retention_days", in: 1...3650, default: 7, "How long what a finished run left is kept.")
    static let workspaceDays = Setting<Int>(
        "pma.app_server_workspace_max_age_days", in: 1...3650, default: 7, "How long an unused agent's home is kept.")
    static let runArchiveCount = Setting<Int>(
        "pma.run_archive_max_entries", in: 1...100_000, default: 200, "How many retired runs are kept.")
    static let runArchiveDays = Setting<Int>(
        "pma.run_archive_max_age_days", in: 1...3650, default: 30, "How long a retired run is kept.")
    static let runArchiveSize = Setting<Int64>(
        size: "pma.run_archive_max_total_bytes", default: 1_000_000_000, "How much retired runs may take.")
    static let worktreeArchiveCount = Setting<Int>(
        "pma.worktree_archive_max_snapshots_per_repo", in: 1...10_000, default: 10,
        "How many snapshots of retired worktrees are kept.")
    static let worktreeArchiveDays = Setting<Int>(
        "pma.worktree_archive_max_age_days", in: 1...3650, default: 30, "How long such a snapshot is kept.")
    static let worktreeArchiveSize = Setting<Int64>(
        size: "pma.worktree_archive_max_total_bytes", default: 1_000_000_000, "How much such snapshots may take.")
    static let minimumAge = Setting<Int>(
        "housekeeping.min_file_age_seconds", in: 60...86_400, default: 600, "What is younger is never cleaned up.")

    static func needsTrust(_ name: String?) -> Bool { name.flatMap { schema[$0] }?.isTrustedOnly ?? false }

    static let schema = SettingsSchema([
        version.key, mode.key, stateRoots.key, reposRoot.key, worktreesRoot.key, discoverDepth.key,
        autoInitMissing.key, includeRootRepo.key, durableWrites.key, logSize.key, logBackups.key, flowDays.key,
        workspaceDays.key, runArchiveCount.key, runArchiveDays.key, runArchiveSize.key, worktreeArchiveCount.key,
        worktreeArchiveDays.key, worktreeArchiveSize.key, minimumAge.key,
    ])
}
