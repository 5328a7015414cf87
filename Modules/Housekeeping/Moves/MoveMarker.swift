import Formats
import Storage

/// What stands in `.moving`: it lies in a root while that is moved, and in the target as well while it is copied.
struct MoveMarker: Hashable, Sendable {
    /// How far the move is, and with that which place is whole.
    enum Phase: String {
        /// The place where this marker lies, whichever it is: one step takes both there.
        case renaming
        /// The source; the target is a part of it.
        case copying
        /// The target; the source is being removed.
        case moved
    }

    let from: String
    let to: String
    /// Ties the two markers of one move together.
    let token: String
    var phase: Phase
    /// Seconds since 1970.
    var started: Int64
    var mover: ProcessIdentity
    /// Whether a link is to stay at the old place.
    let leavesLink: Bool

    private static let version: Int64 = 1

    /// The path of the tree that is whole, as seen from a marker that lies at `place`.
    func whole(seenFrom place: String) -> String {
        switch phase {
        case .renaming: place
        case .copying: from
        case .moved: to
        }
    }

    func `in`(_ phase: Phase) -> MoveMarker {
        var copy = self
        copy.phase = phase
        return copy
    }

    var bytes: [UInt8] {
        let json: JSON = [
            "version": .number(JSONNumber(Self.version)), "from": .string(from), "to": .string(to),
            "token": .string(token), "phase": .string(phase.rawValue), "started": .number(JSONNumber(started)),
            "leaves_link": .bool(leavesLink), "mover": mover.json,
        ]
        return json.serialized(.pretty)
    }

    /// Nil for anything that another version may have written.
    init?(_ bytes: [UInt8]) {
        guard let json = try? JSON.parse(bytes), json["version"]?.int64 == Self.version,
            let from = json["from"]?.string, let to = json["to"]?.string, let token = json["token"]?.string,
            let phase = json["phase"]?.string.flatMap(Phase.init), let started = json["started"]?.int64,
            let leavesLink = json["leaves_link"]?.bool, let mover = json["mover"].flatMap(ProcessIdentity.init)
        else { return nil }
        self.init(
            from: from, to: to, token: token, phase: phase, started: started, mover: mover, leavesLink: leavesLink)
    }

    init(
        from: String, to: String, token: String, phase: Phase, started: Int64, mover: ProcessIdentity, leavesLink: Bool
    ) {
        self.from = from
        self.to = to
        self.token = token
        self.phase = phase
        self.started = started
        self.mover = mover
        self.leavesLink = leavesLink
    }
}
