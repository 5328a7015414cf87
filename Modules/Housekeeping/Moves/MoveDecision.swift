import Storage

/// What a move has to do, given what is seen at both places.
enum MoveStep: Hashable {
    /// Nothing was done yet.
    case start
    /// A copy was cut short: what there is of it goes, and it begins again.
    case copyAgain(MoveMarker)
    /// The root was renamed and still carries its marker.
    case finishRename(MoveMarker)
    /// The target is whole, and the source is to go.
    case finishRemoval(MoveMarker)
    /// The source is gone, and the target still carries its marker.
    case close(MoveMarker)
    /// There is nothing at the source and something at the target.
    case nothingLeft
    case refuse(HousekeepingError)
}

/// Decides about moves; everything it needs to know is passed in.
struct MoveDecision {
    let source: PlaceFacts
    let target: PlaceFacts

    /// What to do to bring the move to its end.
    var step: MoveStep {
        switch (source.marker, target.marker) {
        case (.unreadable, _), (.importing, _): return refuse(source)
        case (_, .unreadable), (_, .importing): return refuse(target)
        case (.move(_, isAtWork: true), _): return refuse(source)
        case (_, .move(_, isAtWork: true)): return refuse(target)
        // The old name may be a link by now, which leads to the target.
        case (_, .move(let marker, _)) where source.place == target.place && marker.to == target.place:
            return marker.phase == .copying ? samePlace : .close(marker)
        case _ where source.place == target.place: return samePlace
        case (.move(let marker, _), _) where !isThis(marker): return refuse(source)
        case (_, .move(let marker, _)) where !isThis(marker): return refuse(target)
        case (.move(let marker, _), .none): return step(marker, nil)
        case (.move(let marker, _), .move(let other, _)): return step(marker, other)
        case (.none, .move(let marker, _)): return step(targetAlone: marker)
        case (.none, .none): return fresh
        }
    }

    /// What to do to take the move back; nil when there is nothing to take back.
    ///
    /// Only steps of a move whose source is whole are taken back: `copyAgain` then means to remove what was copied.
    var undo: MoveStep? {
        switch step {
        case .copyAgain(let marker): .copyAgain(marker)
        case .start:
            if case .move(let marker, _) = source.marker { .copyAgain(marker) } else { nil }
        case .finishRename, .finishRemoval, .close: .refuse(wholeTarget)
        case .nothingLeft: nil
        case .refuse(let error):
            if case (.none, .none) = (source.marker, target.marker) { nil } else { .refuse(error) }
        }
    }

    private func isThis(_ marker: MoveMarker) -> Bool { marker.from == source.place && marker.to == target.place }

    private var fresh: MoveStep {
        switch (source.state, target.state) {
        case (.absent, .occupied): .nothingLeft
        case (.absent, _):
            .refuse(
                HousekeepingError(
                    .notFound, source.place, "there is no root here to be moved", remedy: "check the name"))
        case (_, .occupied): occupied
        case (_, .absent), (_, .empty): .start
        }
    }

    /// Both places, or the source alone, carry the marker.
    private func step(_ marker: MoveMarker, _ other: MoveMarker?) -> MoveStep {
        if let other, other.token != marker.token { return refuse(target) }
        switch marker.phase {
        case .renaming, .copying:
            // Nothing is put into a target before its marker.
            guard other != nil || target.state != .occupied else { return occupied }
            return marker.phase == .renaming && other == nil ? .start : .copyAgain(marker)
        case .moved:
            // The target keeps its marker until the source is gone: without it this is not the place that is whole.
            guard other != nil else { return unseen(target.place) }
            return .finishRemoval(marker)
        }
    }

    private func step(targetAlone marker: MoveMarker) -> MoveStep {
        switch marker.phase {
        case .copying: unseen(source.place)
        case .renaming: source.state == .absent ? .finishRename(marker) : reused
        case .moved: source.state == .occupied ? reused : .close(marker)
        }
    }

    // MARK: Refusals

    private func refuse(_ facts: PlaceFacts) -> MoveStep { facts.refusal.map(MoveStep.refuse) ?? occupied }

    private var occupied: MoveStep {
        .refuse(
            HousekeepingError(
                .occupied, target.place, "something stands here already", remedy: "choose a place that is empty"))
    }

    private var samePlace: MoveStep {
        .refuse(
            HousekeepingError(
                .nested, target.place, "the root stands here already", remedy: "name another place to move it to"))
    }

    private var reused: MoveStep {
        .refuse(
            HousekeepingError(
                .interrupted, source.place, "the root was moved to '\(target.place)', and something stands here again",
                remedy: "move that out of the way, and run the move again"))
    }

    private func unseen(_ place: String) -> MoveStep {
        .refuse(
            HousekeepingError(
                .interrupted, place, "by the marker of a move this place holds a root, and its marker is not here",
                remedy: "mount the disk that it is on, and run the move again"))
    }

    private var wholeTarget: HousekeepingError {
        HousekeepingError(
            .interrupted, target.place, "the root is whole here and no longer at '\(source.place)'",
            remedy: "run the move again to finish it, and move the root back afterwards")
    }
}
