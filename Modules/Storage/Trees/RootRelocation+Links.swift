extension RootRelocation {
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
