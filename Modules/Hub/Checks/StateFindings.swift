import Diagnostics
import StateRoots

extension HubChecks {
    func stateFindings() throws -> [Finding] {
        let file = state.path.description
        let reading = try state.read()
        guard reading.isPresent else {
            return [
                Finding("hub.state.absent", .info, "The hub has not been scanned yet.", subject: file, remedy: .scan)
            ]
        }
        if let damage = reading.damage {
            return [
                Finding(
                    "hub.state.damaged", .error, "The state cannot be read: \(damage).", subject: file,
                    remedy: .recover)
            ]
        }
        let recovered = reading.notes.map {
            Finding("hub.state.recovered", .warning, "Something was got round: \($0).", subject: file, remedy: .recover)
        }
        let unread = reading.state.issues.map {
            Finding("hub.state.entry", .warning, "A part is not used: \($0).", subject: file, remedy: .scan)
        }
        guard recovered.isEmpty, unread.isEmpty else { return recovered + unread }
        return [Finding("hub.state.ok", .ok, "The state can be read.", subject: file)]
    }
}
