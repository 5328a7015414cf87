import StateRoots

/// What the removals of files and of trees have in common.
enum PlaceRemoval {
    /// Removes what stands at a place; false when nothing does.
    ///
    /// A link is refused: it was not put there by this product.
    ///
    /// - Parameter empty: empties a directory; without it nothing but a file is removed.
    static func remove(
        _ placement: Placement, trust: OpenPlace.Trust = .all, durably: Bool,
        emptying empty: ((borrowing OpenPlace) throws(StorageError) -> Void)? = nil
    ) throws(StorageError) -> Bool {
        do throws(StorageError) {
            let place = try OpenPlace(placement, for: .remove, trust: trust)
            guard let status = try place.status() else { return false }
            switch status.kind {
            case .link: throw place.errand.link(at: place.errand.path)
            case .regular: break
            case .directory, .other:
                guard let empty else { throw place.errand.notRegular(at: place.errand.path) }
                if status.kind == .directory { try empty(place) }
            }
            do throws(System.Failure) {
                try System.unlink(place.name, in: place.directory.number, isDirectory: status.kind == .directory)
            } catch {
                throw place.errand.failed(error)
            }
            if durably { try place.synchronizeDirectory() }
            return true
        } catch {
            guard error.code == .notFound else { throw error }
            return false
        }
    }
}
