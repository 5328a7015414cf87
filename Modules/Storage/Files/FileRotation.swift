/// Moves a log and its older parts on by one name each.
public enum FileRotation {
    /// Gives each file the name of the next, from the last but one to the first; what had the last name is lost.
    ///
    /// The names stand in one directory. A name without a file is passed over, and a link is refused: what it points to
    /// was not put there by this product. To be called by whoever holds the lock of the first.
    public static func shift(_ paths: [DurablePath]) throws(StorageError) {
        guard let first = paths.first else { return }
        let place: OpenPlace
        do throws(StorageError) {
            place = try OpenPlace(first.placement, for: .write)
        } catch {
            guard error.code == .notFound else { throw error }
            return
        }
        let directory = first.placement.segments.dropLast()
        for (older, path) in zip(paths.dropFirst(), paths).reversed() {
            guard older.placement.root == first.placement.root, older.placement.segments.dropLast() == directory,
                let source = path.placement.segments.last?.text, let target = older.placement.segments.last?.text
            else {
                throw place.errand.refused(
                    .badName, "\(quoted(older.description)) is in another directory",
                    remedy: "keep the parts of a log together")
            }
            guard let status = try place.status(of: source) else { continue }
            switch status.kind {
            case .link: throw place.errand.link(at: place.path(of: source))
            case .directory, .other: throw place.errand.notRegular(at: place.path(of: source))
            case .regular: break
            }
            do throws(System.Failure) {
                try System.rename(source, to: target, in: place.directory.number)
            } catch {
                throw place.errand.failed(error, at: place.path(of: source))
            }
        }
    }
}
