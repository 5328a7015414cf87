import Housekeeping
import Settings
import StateRoots

/// How long each artifact is kept, as the settings say.
struct CleanupRules {
    let planner: CleanupPlanner
    private static let day: Int64 = 86_400

    init(_ settings: SettingsSnapshot) {
        let flows = CleanupPolicy(maxAge: Int64(settings[CarSettings.flowDays]) * Self.day)
        let homes = CleanupPolicy(maxAge: Int64(settings[CarSettings.workspaceDays]) * Self.day)
        let month = CleanupPolicy(maxAge: 30 * Self.day)
        planner = CleanupPlanner(
            [
                .run: flows, .flow: flows, .appServerWorkspace: homes, .workspace: homes,
                .archivedRun: CleanupPolicy(
                    maxAge: Int64(settings[CarSettings.runArchiveDays]) * Self.day,
                    maxCount: settings[CarSettings.runArchiveCount], maxBytes: settings[CarSettings.runArchiveSize]),
                .archivedWorktree: CleanupPolicy(
                    maxAge: Int64(settings[CarSettings.worktreeArchiveDays]) * Self.day,
                    maxCount: settings[CarSettings.worktreeArchiveCount],
                    maxBytes: settings[CarSettings.worktreeArchiveSize]),
                .runLogBackup: month, .hubLogBackup: month, .updateStatus: month,
                .updateCache: CleanupPolicy(maxAge: 30 * Self.day, maxCount: 2000, maxBytes: 1_000_000_000),
            ], minimalAge: Int64(settings[CarSettings.minimumAge]))
    }
}
