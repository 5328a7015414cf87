import Console
import Diagnostics
import Formats
import Settings
import StateRoots

/// Whether the settings can be used, and mean what their author thinks.
enum SettingsCheck {
    static let show = Finding.Remedy(["car", "config", "show", "--origin"], explanation: "shows what is set where")

    static func check(_ workplace: Workplace) -> any Check {
        BlockingCheck("settings", "Settings") { findings(workplace) }
    }

    private static func findings(_ workplace: Workplace) -> [Finding] {
        var found: [Finding] = []
        for remark in workplace.remarks where remark.remedy.hasPrefix("did you mean") {
            found.append(
                Finding(
                    "settings.unknown", .info, "There is no such setting, so it is ignored: \(remark.remedy)",
                    subject: "\(remark.origin): \(remark.key ?? "")", remedy: show))
        }
        let roots = workplace.settings[CarSettings.stateRoots]
        let global = roots["global"]
        if roots.object == nil || (global != nil && global?.string == nil) {
            found.append(
                Finding(
                    "settings.state_root_ignored", .warning,
                    "state_roots holds no text under 'global', and counts as not set.",
                    subject: "\(workplace.settings.origin(of: "state_roots") ?? .builtIn)", remedy: show))
        }
        if found.isEmpty { found.append(Finding("settings.usable", .ok, "Every setting can be used.")) }
        return found
    }

    /// What keeps everything else from being looked at.
    static func failure(_ error: any Error) -> Finding {
        let report = ErrorReport(ErrorTranslation.reportable(error))
        let file = (error as? SettingsError)?.problems.first?.origin.file
        let text = ([report.summary] + report.details).joined(separator: "; ")
        return Finding(
            "surroundings.unusable", .error, "Nothing can be looked at: \(text).", subject: file,
            remedy: file.map { Finding.Remedy(["vi", $0], explanation: "or another editor; \(report.remedy ?? "")") }
                ?? Finding.Remedy(["car", "state", "recover"], explanation: report.remedy))
    }
}
