import Storage

/// What an import has to do, given what is seen at its target.
enum ImportStep: Hashable {
    /// There is nothing yet.
    case start
    /// An import was cut short: what it unpacked goes, and it begins again.
    case startAgain(ImportMarker)
    case refuse(HousekeepingError)

    init(_ target: PlaceFacts) {
        switch target.marker {
        case .none where target.state != .occupied: self = .start
        case .importing(let marker, isAtWork: false): self = .startAgain(marker)
        case .none, .importing(_, isAtWork: true), .move, .unreadable:
            self = .refuse(
                target.refusal
                    ?? HousekeepingError(
                        .occupied, target.place, "something stands here already",
                        remedy: "import into a place that is empty, or move this away first"))
        }
    }
}
