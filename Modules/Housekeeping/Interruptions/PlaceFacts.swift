import Storage

/// What is seen at the place of a root, as far as a decision about it needs to know.
struct PlaceFacts: Hashable {
    /// The marker that lies there, and whether its writer is another process that still runs.
    enum Marker: Hashable {
        case none
        case move(MoveMarker, isAtWork: Bool)
        case importing(ImportMarker, isAtWork: Bool)
        /// A marker of another version, or a damaged one.
        case unreadable(name: String)
    }

    let place: String
    /// Without what serves the care of the root.
    let state: RootState
    let marker: Marker

    /// What whoever meant to do something else here is told of the work that the marker is of; nil without a marker.
    var refusal: HousekeepingError? {
        do throws(HousekeepingError) {
            return try InterruptedWork(marker, at: place)?.refusal(at: place)
        } catch {
            return error
        }
    }
}

extension PlaceFacts {
    /// Looks at a place.
    static func of(_ root: KeptRoot, observer: ProcessIdentity) throws -> PlaceFacts {
        PlaceFacts(
            place: root.path, state: try root.state(),
            marker: try marker(in: root.root, observer: observer))
    }

    static func marker(in root: StateRoot, observer: ProcessIdentity) throws -> Marker {
        func isAtWork(_ process: ProcessIdentity) -> Bool {
            // A writer that cannot be seen from here would hold the lock that was taken first.
            process != observer && process.liveness(seenBy: observer) == .alive
        }
        let moving = RootMarker.moving
        if let bytes = try SafeFile.readIfPresent(try moving.path(in: root), limit: RootMarker.longest) {
            guard let marker = MoveMarker(bytes) else { return .unreadable(name: moving.name) }
            return .move(marker, isAtWork: isAtWork(marker.mover))
        }
        let importing = RootMarker.importing
        if let bytes = try SafeFile.readIfPresent(try importing.path(in: root), limit: RootMarker.longest) {
            guard let marker = ImportMarker(bytes) else { return .unreadable(name: importing.name) }
            return .importing(marker, isAtWork: isAtWork(marker.importer))
        }
        return .none
    }
}
