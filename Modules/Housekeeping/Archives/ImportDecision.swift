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
        case .none where target.state == .occupied:
            self = .refuse(
                HousekeepingError(
                    .occupied, target.place, "something stands here already",
                    remedy: "import into a place that is empty, or move this away first"))
        case .none: self = .start
        case .importing(let marker, isAtWork: false): self = .startAgain(marker)
        case .importing(_, isAtWork: true), .move, .unreadable: self = .refuse(Self.refusal(target))
        }
    }

    private static func refusal(_ target: PlaceFacts) -> HousekeepingError {
        do throws(HousekeepingError) {
            if let work = try InterruptedWork(target.marker, at: target.place) { return work.refusal(at: target.place) }
        } catch {
            return error
        }
        return HousekeepingError(.occupied, target.place, "something stands here already", remedy: "look at it first")
    }
}
