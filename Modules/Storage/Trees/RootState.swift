/// What stands at the place of a root.
public enum RootState: Hashable, Sendable {
    /// Nothing at all.
    case absent
    /// A directory with nothing in it but what was not to be counted.
    case empty
    /// A directory with something in it.
    case occupied

    /// Looks at the place of a root.
    ///
    /// - Parameter isIgnored: names in the root itself that do not count.
    public static func of(
        _ root: StateRoot, ignoring isIgnored: (TreePath) -> Bool = { _ in false }
    ) throws(StorageError) -> RootState {
        let errand = Errand(.list, root.path.description)
        do throws(StorageError) {
            let directory = try OpenPlace.openRoot(root.path, errand, .refuse)
            do throws(System.Failure) {
                let names = try NameList(of: directory.number)
                for index in 0..<names.count {
                    var path: [UInt8] = []
                    names.append(index, to: &path)
                    if !isIgnored(TreePath(listed: path)) { return .occupied }
                }
                return .empty
            } catch {
                throw errand.failed(error)
            }
        } catch {
            guard error.code == .notFound else { throw error }
            return .absent
        }
    }

    /// The permission bits of a root that is there.
    public static func mode(of root: StateRoot) throws(StorageError) -> UInt32 { try status(of: root.path).permissions }

    private static func status(of path: AbsolutePath) throws(StorageError) -> FileStatus {
        let errand = Errand(.read, path.description)
        let directory = try OpenPlace.openRoot(path, errand, .refuse)
        do throws(System.Failure) {
            return try System.status(directory.number)
        } catch {
            throw errand.failed(error)
        }
    }
}
