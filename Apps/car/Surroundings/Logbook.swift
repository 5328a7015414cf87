import Autorunner
import Formats
import Settings
import StateRoots
import Storage

/// The logs in which a repository and a hub can be followed: what was changed, when, by which command.
///
/// That a line could not be written is nobody's error.
enum Logbook {
    static func note(
        _ event: String, _ facts: JSONObject, inRepository root: StateRoot, _ catalogue: Catalogue,
        _ settings: SettingsSnapshot? = nil
    ) {
        let limit = Int(clamping: settings?[CarSettings.logSize] ?? Int64(RunLog.standardLimit))
        let backups = settings?[CarSettings.logBackups] ?? RunLog.standardBackups
        let log = try? RunLog(RepositoryPlaces(catalogue, in: root), limit: limit, backups: backups)
        log?.append(.info, event: event, facts, now: Clocks.now())
    }

    static func note(_ event: String, _ facts: JSONObject, inHub root: StateRoot, _ catalogue: Catalogue) {
        guard let path = try? catalogue.durable(.hubLog, in: root) else { return }
        let backups = (1...RunLog.standardBackups).compactMap { number in
            (try? PathSegment("\(number)")).flatMap { try? catalogue.durable(.hubLogBackup, in: root, ["number": $0]) }
        }
        RunLog(path, backups: backups).append(.info, event: event, facts, now: Clocks.now())
    }
}
