extension RootRelocation {
    /// Leaves a link to a root where it was before, so that its old name still leads to it; false when the very link is
    /// there.
    @discardableResult
    public static func leaveLink(at old: StateRoot, to root: StateRoot) throws(StorageError) -> Bool {
        let place = try RootPlace(old, .link)
        let target = root.path.description
        do throws(System.Failure) {
            do throws(System.Failure) {
                try System.makeLink(place.name, in: place.parent.number, to: target)
            } catch {
                guard error.code == .exists, try System.status(place.name, in: place.parent.number)?.kind == .link,
                    try System.linkTarget(place.name, in: place.parent.number).elementsEqual(target.utf8)
                else { throw error }
                return false
            }
            try System.synchronize(place.parent.number)
            return true
        } catch {
            throw place.errand.failed(error)
        }
    }

    /// Removes a link in the place of a root, when it is a link and leads to this target; false when nothing is there.
    ///
    /// The target itself is not touched. The place is named without following the link, as the catalogue's paths are.
    @discardableResult
    public static func removeLink(at place: AbsolutePath, leadingTo target: AbsolutePath) throws(StorageError) -> Bool {
        let errand = Errand(.remove, place.description)
        guard let name = place.segments.last?.text else {
            throw errand.refused(.badName, "the path names no link", remedy: "report it: this is a defect")
        }
        do throws(System.Failure) {
            let parent = try System.open(place.parent.description, .directory)
            guard let status = try System.status(name, in: parent.number) else { return false }
            guard status.kind == .link,
                try System.linkTarget(name, in: parent.number).elementsEqual(target.description.utf8)
            else { throw System.Failure.notRegular }
            try System.unlink(name, in: parent.number)
            try System.synchronize(parent.number)
            return true
        } catch {
            guard error.code != .notRegular else {
                throw errand.refused(
                    .changed, "it is not the link to '\(target)' that it was", remedy: "look at what stands there now")
            }
            throw errand.failed(error)
        }
    }
}
