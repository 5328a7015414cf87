import StateRoots
import Storage
import Testing

@testable import Housekeeping

@Suite("The decision about a move") struct MoveDecisionTests {
    private static let mover = ProcessIdentity(pid: 7, started: 1, boot: "b", namespace: 1, host: "h")

    private static func marker(
        _ phase: MoveMarker.Phase, from: String = "/old", to: String = "/new", token: String = "t"
    ) throws -> MoveMarker {
        MoveMarker(
            from: from, to: to, token: token, phase: phase, started: 0, mover: try #require(mover), leavesLink: false)
    }

    private static func facts(_ place: String, _ state: RootState, _ marker: MoveMarker? = nil) -> PlaceFacts {
        PlaceFacts(place: place, state: state, marker: marker.map { .move($0, isAtWork: false) } ?? .none)
    }

    /// A step without what it carries.
    private static func name(_ step: MoveStep?) -> String {
        switch step {
        case nil: "nothing"
        case .start: "start"
        case .copyAgain: "copy again"
        case .finishRename: "finish rename"
        case .finishRemoval: "finish removal"
        case .close: "close"
        case .nothingLeft: "nothing left"
        case .refuse(let error): "\(error.code)"
        }
    }

    private typealias Row = (
        source: RootState, MoveMarker.Phase?, target: RootState, MoveMarker.Phase?, step: String, undo: String
    )

    private static let table: [Row] = [
        (.occupied, nil, .absent, nil, "start", "nothing"),
        (.occupied, nil, .empty, nil, "start", "nothing"),
        (.empty, nil, .absent, nil, "start", "nothing"),
        (.occupied, nil, .occupied, nil, "occupied", "nothing"),
        (.empty, nil, .occupied, nil, "occupied", "nothing"),
        (.absent, nil, .absent, nil, "notFound", "nothing"),
        (.absent, nil, .empty, nil, "notFound", "nothing"),
        (.absent, nil, .occupied, nil, "nothing left", "nothing"),

        (.occupied, .renaming, .absent, nil, "start", "copy again"),
        (.occupied, .renaming, .empty, nil, "start", "copy again"),
        (.occupied, .renaming, .occupied, nil, "occupied", "occupied"),
        (.absent, nil, .occupied, .renaming, "finish rename", "interrupted"),
        (.empty, nil, .occupied, .renaming, "interrupted", "interrupted"),
        (.occupied, nil, .occupied, .renaming, "interrupted", "interrupted"),

        (.occupied, .copying, .absent, nil, "copy again", "copy again"),
        (.occupied, .copying, .empty, nil, "copy again", "copy again"),
        (.occupied, .copying, .occupied, nil, "occupied", "occupied"),
        (.occupied, .copying, .empty, .copying, "copy again", "copy again"),
        (.occupied, .copying, .occupied, .copying, "copy again", "copy again"),
        // The disk of the source is not mounted: its copy must not be taken for the whole.
        (.absent, nil, .occupied, .copying, "interrupted", "interrupted"),
        (.empty, nil, .occupied, .copying, "interrupted", "interrupted"),
        (.occupied, nil, .occupied, .copying, "interrupted", "interrupted"),

        (.occupied, .moved, .occupied, .copying, "finish removal", "interrupted"),
        (.occupied, .moved, .occupied, .moved, "finish removal", "interrupted"),
        (.empty, .moved, .occupied, .moved, "finish removal", "interrupted"),
        // The disk of the target is not mounted: what is left of the source must not go.
        (.occupied, .moved, .absent, nil, "interrupted", "interrupted"),
        (.occupied, .moved, .empty, nil, "interrupted", "interrupted"),
        (.occupied, .moved, .occupied, nil, "interrupted", "interrupted"),
        (.empty, nil, .occupied, .moved, "close", "interrupted"),
        (.absent, nil, .occupied, .moved, "close", "interrupted"),
        (.occupied, nil, .occupied, .moved, "interrupted", "interrupted"),
    ]

    @Test("follows from what is seen at both places", arguments: table.indices)
    func step(_ index: Int) throws {
        let row = Self.table[index]
        let decision = MoveDecision(
            source: Self.facts("/old", row.source, try row.1.map { try Self.marker($0) }),
            target: Self.facts("/new", row.target, try row.3.map { try Self.marker($0) }))
        #expect(Self.name(decision.step) == row.step)
        #expect(Self.name(decision.undo) == row.undo)
    }

    @Test("leaves other moves, imports and markers that cannot be read alone")
    func foreign() throws {
        let plain = Self.facts("/old", .occupied)
        let other = try Self.marker(.copying, to: "/elsewhere")
        let unrelated = try Self.marker(.moved, token: "u")
        let target = Self.facts("/new", .absent)
        func step(_ source: PlaceFacts, _ target: PlaceFacts) -> String {
            Self.name(MoveDecision(source: source, target: target).step)
        }
        #expect(step(Self.facts("/old", .occupied, other), target) == "interrupted")
        #expect(step(plain, Self.facts("/new", .occupied, other)) == "interrupted")
        #expect(
            step(Self.facts("/old", .occupied, try Self.marker(.moved)), Self.facts("/new", .occupied, unrelated))
                == "interrupted")
        let unreadable = PlaceFacts(place: "/old", state: .occupied, marker: .unreadable(name: ".moving"))
        #expect(step(unreadable, target) == "interrupted")
        let imported = ImportMarker(archive: "/a", started: 0, importer: try #require(Self.mover))
        #expect(
            step(PlaceFacts(place: "/old", state: .empty, marker: .importing(imported, isAtWork: false)), target)
                == "interrupted")
    }

    @Test(
        "waits for a mover that still runs, whatever it does", arguments: [MoveMarker.Phase.renaming, .copying, .moved])
    func atWork(_ phase: MoveMarker.Phase) throws {
        let marker = PlaceFacts.Marker.move(try Self.marker(phase), isAtWork: true)
        let marked = PlaceFacts(place: "/old", state: .occupied, marker: marker)
        let plain = Self.facts("/new", .occupied)
        #expect(Self.name(MoveDecision(source: marked, target: plain).step) == "locked")
        let other = PlaceFacts(place: "/new", state: .occupied, marker: marker)
        #expect(Self.name(MoveDecision(source: Self.facts("/old", .absent), target: other).step) == "locked")
    }

    @Test("finishes a move whose old place is a link to the new one by now")
    func linked() throws {
        let moved = Self.facts("/new", .occupied, try Self.marker(.moved))
        #expect(Self.name(MoveDecision(source: moved, target: moved).step) == "close")
        let plain = Self.facts("/new", .occupied)
        #expect(Self.name(MoveDecision(source: plain, target: plain).step) == "nested")
    }

    @Test(
        "says of a marker which place is whole",
        arguments: [
            (MoveMarker.Phase.renaming, "/here", true), (.copying, "/old", true), (.moved, "/new", false),
        ])
    func whole(_ phase: MoveMarker.Phase, _ place: String, _ canBeUndone: Bool) throws {
        let here = phase == .renaming ? "/old" : "/here"
        let work = try InterruptedWork(.move(Self.marker(phase), isAtWork: false), at: here)
        #expect(work?.whole == (phase == .renaming ? "/old" : place))
        #expect(work?.canBeUndone == canBeUndone)
        #expect(work?.description.contains("'\(work?.whole ?? "")' is whole") == true)
        let marker = try Self.marker(phase)
        #expect(MoveMarker(marker.bytes) == marker)
        #expect(MoveMarker(Array(marker.bytes.dropLast(3))) == nil)
    }
}
