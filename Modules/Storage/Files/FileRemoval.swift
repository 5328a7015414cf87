/// Removes files.
public enum FileRemoval {
    /// Removes a file, a lasting change when it returns; false when there was none.
    ///
    /// A link is not followed and not removed either: it was not put there by this product.
    @discardableResult
    public static func remove(_ path: DurablePath) throws(StorageError) -> Bool {
        try remove(path.placement, .all, durably: true)
    }

    @discardableResult
    public static func remove(_ path: CachePath) throws(StorageError) -> Bool {
        try remove(path.placement, .all, durably: false)
    }

    @discardableResult
    public static func remove(_ path: EphemeralPath) throws(StorageError) -> Bool {
        try remove(path.placement, .ownOnly, durably: false)
    }

    private static func remove(
        _ placement: Placement, _ trust: OpenPlace.Trust, durably: Bool
    ) throws(StorageError) -> Bool {
        do throws(StorageError) {
            let place = try OpenPlace(placement, for: .remove, trust: trust)
            guard let status = try place.status() else { return false }
            switch status.kind {
            case .link: throw place.errand.link(at: place.errand.path)
            case .directory, .other: throw place.errand.notRegular(at: place.errand.path)
            case .regular: break
            }
            do throws(System.Failure) {
                try System.unlink(place.name, in: place.directory.number)
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
