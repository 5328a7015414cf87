/// What came of reading the layers again while a program runs.
public struct SettingsReload: Sendable {
    /// What to go on with: the new snapshot, or the old one when the new layers have problems.
    public let snapshot: SettingsSnapshot
    /// What differs from the old snapshot; nothing when it was kept.
    public let change: SettingsChange
    /// Why the old snapshot was kept; empty when it was not.
    public let problems: [SettingProblem]
}

extension SettingsSnapshot {
    /// Reads the layers again; a configuration with problems changes nothing.
    public func reloaded(from layers: [SettingLayer]) -> SettingsReload {
        do throws(SettingsError) {
            let next = try SettingsSnapshot(schema: schema, layers: layers)
            return SettingsReload(snapshot: next, change: changes(to: next), problems: [])
        } catch {
            return SettingsReload(
                snapshot: self, change: SettingsChange(live: [], needingRestart: []), problems: error.problems)
        }
    }
}
