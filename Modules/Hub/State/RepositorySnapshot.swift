public import Formats

/// What `hub_state.json` says about one repository: as it was found last, for whoever only wants to look.
public struct RepositorySnapshot: Hashable, Sendable {
    /// Everything in it, what is not known here included, in the order of the file.
    public let members: JSONObject
    /// The repository's id in the manifest.
    public let id: String
    /// What went on in it.
    public let status: RepositoryStatus
    /// Whether somebody worked in it.
    public let lockStatus: LockStatus

    /// Nil unless it has an id, and a status and a lock status that are known.
    public init?(_ members: JSONObject) {
        guard let id = members["id"]?.string, !id.isEmpty else { return nil }
        let status = members["status"] ?? .string(RepositoryStatus.uninitialized.rawValue)
        let lock = members["lock_status"] ?? .string(LockStatus.unlocked.rawValue)
        guard let status = status.string.flatMap(RepositoryStatus.init),
            let lock = lock.string.flatMap(LockStatus.init)
        else { return nil }
        self.members = members
        self.id = id
        self.status = status
        lockStatus = lock
    }

    /// Where it stands, as seen from the hub.
    public var path: String { members["path"]?.string ?? "" }
    /// Its name for people.
    public var displayName: String { members["display_name"]?.string ?? id }
    /// Whether there was a directory.
    public var isOnDisk: Bool { members["exists_on_disk"]?.bool ?? false }
    /// Whether it was prepared for work.
    public var isInitialized: Bool { members["initialized"]?.bool ?? false }
    /// Why it could not be prepared; nil when nothing went wrong.
    public var initError: String? { members["init_error"]?.string }
    /// A repository of its own, or a worktree.
    public var kind: RepositoryEntry.Kind {
        members["kind"]?.string.flatMap(RepositoryEntry.Kind.init) ?? .base
    }
}

extension RepositorySnapshot {
    /// The members of the file, in its order; what an earlier snapshot says beyond them stays.
    init(
        _ entry: RepositoryEntry, _ seen: RepositorySight, runningIn destination: Destination,
        replacing earlier: JSONObject?
    ) {
        let status = seen.status
        let lock = seen.condition?.lock ?? .unlocked
        let run = seen.condition?.lastRun ?? RepositoryCondition.LastRun()
        let setup = entry.worktreeSetupCommands
        let known = JSONObject([
            ("id", .string(entry.id)), ("path", .string(entry.path.description)),
            ("display_name", .string(entry.title)), ("enabled", .bool(entry.isEnabled)),
            ("auto_run", .bool(entry.autoRun)),
            ("worktree_setup_commands", setup.isEmpty ? .null : .array(setup.map { .string($0) })),
            ("kind", .string(entry.kind.rawValue)), ("worktree_of", .text(entry.worktreeOf)),
            ("branch", .text(entry.branch)), ("exists_on_disk", .bool(seen.isOnDisk)),
            ("is_clean", seen.condition?.isClean.map { .bool($0) } ?? .null),
            ("initialized", .bool(seen.condition?.isInitialized ?? false)), ("init_error", .text(seen.failure)),
            ("status", .string(status.rawValue)), ("lock_status", .string(lock.rawValue)),
            ("last_run_id", .integer(run.id)), ("last_run_started_at", .text(run.startedAt)),
            ("last_run_finished_at", .text(run.finishedAt)),
            ("last_run_duration_seconds", run.durationSeconds.flatMap { JSONNumber($0) }.map { .number($0) } ?? .null),
            ("last_exit_code", .integer(run.exitCode)), ("runner_pid", .integer(seen.condition?.runnerPID)),
            ("effective_destination", destination.json),
        ])
        var members = earlier?.merging(known) ?? known.merging(Self.chatDefaults)
        members["archived"] = .bool(entry.isArchived)
        self.members = members
        id = entry.id
        self.status = status
        lockStatus = lock
    }

    /// What chat programs keep beside it; they are theirs, and readers expect them to be there.
    private static let chatDefaults: JSONObject = [
        "chat_bound": false, "chat_bound_thread_count": 0, "pma_chat_bound_thread_count": 0,
        "discord_chat_bound_thread_count": 0, "telegram_chat_bound_thread_count": 0,
        "non_pma_chat_bound_thread_count": 0, "unbound_managed_thread_count": 0,
        "cleanup_blocked_by_chat_binding": false, "has_car_state": false, "resource_kind": "repo",
    ]
}

extension JSON {
    fileprivate static func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
    fileprivate static func integer(_ value: Int64?) -> JSON { value.map { .number(JSONNumber($0)) } ?? .null }
}
