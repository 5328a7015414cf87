/// Removes files.
public enum FileRemoval {
    /// Removes a file, a lasting change when it returns; false when there was none.
    ///
    /// A link is not followed and not removed either: it was not put there by this product.
    @discardableResult
    public static func remove(_ path: DurablePath) throws(StorageError) -> Bool {
        try PlaceRemoval.remove(path.placement, durably: true)
    }

    @discardableResult
    public static func remove(_ path: CachePath) throws(StorageError) -> Bool {
        try PlaceRemoval.remove(path.placement, durably: false)
    }

    @discardableResult
    public static func remove(_ path: EphemeralPath) throws(StorageError) -> Bool {
        try PlaceRemoval.remove(path.placement, trust: .ownOnly, durably: false)
    }
}
