/// A root as a name in the directory that holds it.
struct RootPlace: ~Copyable {
    let parent: Descriptor
    let name: String
    let errand: Errand

    /// - Parameter missing: what happens when a directory on the way is missing; the root itself may always be.
    init(
        _ root: StateRoot, _ operation: StorageError.Operation, missing: OpenPlace.Missing = .refuse
    ) throws(StorageError) {
        let errand = Errand(operation, root.path.description)
        guard let last = root.path.segments.last else {
            throw errand.refused(.badName, "the path names no directory", remedy: "report it: this is a defect")
        }
        let parent = try OpenPlace.openRoot(root.path.parent, errand, missing)
        self.parent = parent
        name = last.text
        self.errand = errand
    }
}
