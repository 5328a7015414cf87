import StateRoots
import Storage
import Testing

@testable import Housekeeping

@Suite("The decision about an import") struct ImportStepTests {
    private static func facts(_ state: RootState, _ marker: PlaceFacts.Marker) -> PlaceFacts {
        PlaceFacts(place: "/new", state: state, marker: marker)
    }

    private static func name(_ step: ImportStep) -> String {
        switch step {
        case .start: "start"
        case .startAgain: "start again"
        case .refuse(let error): "\(error.code)"
        }
    }

    @Test(
        "goes where nothing is, or where an import was cut short",
        arguments: [
            (RootState.absent, "", "start"), (.empty, "", "start"), (.occupied, "", "occupied"),
            (.empty, "import", "start again"), (.occupied, "import", "start again"),
            (.occupied, "at work", "locked"), (.empty, "move", "interrupted"), (.occupied, "damage", "interrupted"),
        ])
    func step(_ state: RootState, _ found: String, _ step: String) throws {
        let process = try #require(ProcessIdentity(pid: 7, started: 1, boot: "b", namespace: 1, host: "h"))
        let importing = ImportMarker(archive: "/a.tar", started: 0, importer: process)
        let moving = MoveMarker(
            from: "/old", to: "/new", token: "t", phase: .copying, started: 0, mover: process, leavesLink: false)
        let marker: PlaceFacts.Marker =
            switch found {
            case "import": .importing(importing, isAtWork: false)
            case "at work": .importing(importing, isAtWork: true)
            case "move": .move(moving, isAtWork: false)
            case "damage": .unreadable(name: ".importing")
            default: .none
            }
        #expect(Self.name(ImportStep(Self.facts(state, marker))) == step)
        #expect(ImportMarker(importing.bytes) == importing)
        let work = try InterruptedWork(.importing(importing, isAtWork: false), at: "/new")
        #expect(work?.whole == "/a.tar" && work?.canBeUndone == true)
    }
}
