public import StateRoots

/// Takes a damaged file out of the way without losing a byte of it.
public enum SettingAside {
    /// Gives a file the name `<file>.damaged-<label>`, with what SQLite keeps beside it.
    ///
    /// - Returns: its new place.
    @discardableResult
    public static func move(_ path: DurablePath, label: PathSegment) throws -> DurablePath {
        let aside = try path.companion(.damaged(label))
        let place = try OpenPlace(path.placement, for: .update)
        guard let name = aside.placement.segments.last?.text, try place.status(of: name) == nil else {
            throw place.errand.refused(
                .exists, "there is a file '\(aside)' already", remedy: "move that away, or try again in a second")
        }
        do throws(System.Failure) {
            // What is beside goes first: with it, and without its database, SQLite would believe that nothing is lost.
            for suffix in Companion.databaseSuffixes
            where try System.status(place.name + suffix, in: place.directory.number) != nil {
                try System.rename(place.name + suffix, to: name + suffix, in: place.directory.number)
            }
            try System.rename(place.name, to: name, in: place.directory.number)
        } catch {
            throw place.errand.failed(error)
        }
        try place.synchronizeDirectory()
        return aside
    }
}
