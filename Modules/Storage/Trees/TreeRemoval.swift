/// Removes trees, following no link: links are removed themselves.
///
/// A removal that was cut short is complete when it is repeated.
public enum TreeRemoval {
    /// Removes a file or a directory with everything below it, a lasting change when it returns; false when there was
    /// nothing.
    ///
    /// A link at the place itself is refused: it was not put there by this product.
    @discardableResult
    public static func remove(_ path: DurablePath) throws(StorageError) -> Bool {
        try PlaceRemoval.remove(path.placement, durably: true) { (place) throws(StorageError) in
            try TreeClearing.clear(try open(place), place.errand) { _ in false }
        }
    }

    /// Removes everything below a root but what is kept, a lasting change when it returns.
    public static func clear(
        _ root: StateRoot, keeping isKept: (TreePath) -> Bool = { _ in false }
    ) throws(StorageError) {
        let errand = Errand(.remove, root.path.description)
        let directory = try OpenPlace.openRoot(root.path, errand, .refuse)
        try TreeClearing.clear(directory, errand, keeping: isKept)
        do throws(System.Failure) {
            try System.synchronize(directory.number)
        } catch {
            throw errand.failed(error)
        }
    }

    /// Removes a root that holds nothing any more, a lasting change when it returns; false when there was none.
    @discardableResult
    public static func removeEmpty(_ root: StateRoot) throws(StorageError) -> Bool {
        do throws(StorageError) {
            let place = try RootPlace(root, .remove)
            do throws(System.Failure) {
                try System.unlink(place.name, in: place.parent.number, isDirectory: true)
                try System.synchronize(place.parent.number)
                return true
            } catch {
                throw place.errand.failed(error)
            }
        } catch {
            guard error.code == .notFound else { throw error }
            return false
        }
    }

    /// Opens the directory at a place, also one that its owner may not list.
    private static func open(_ place: borrowing OpenPlace) throws(StorageError) -> Descriptor {
        do throws(System.Failure) {
            return try TreeClearing.open(place.name, in: place.directory)
        } catch {
            throw place.errand.failed(error)
        }
    }
}

/// Empties a directory from its leaves up.
private enum TreeClearing {
    static func clear(
        _ directory: borrowing Descriptor, _ errand: Errand, keeping isKept: (TreePath) -> Bool
    ) throws(StorageError) {
        var path: [UInt8] = []
        _ = try clear(directory, &path, errand, isKept, depth: 0)
    }

    /// Whether nothing was kept.
    private static func clear(
        _ directory: borrowing Descriptor, _ path: inout [UInt8], _ errand: Errand, _ isKept: (TreePath) -> Bool,
        depth: Int
    ) throws(StorageError) -> Bool {
        guard depth < TreeDepth.greatest else { throw TreeDepth.refusal(errand, at: TreePath(listed: path)) }
        let names: NameList
        do throws(System.Failure) {
            try makeChangeable(directory)
            names = try NameList(of: directory.number)
        } catch {
            throw errand.failed(error, at: errand.below(TreePath(listed: path)))
        }
        let length = path.count
        var isEmpty = true
        for index in 0..<names.count {
            names.append(index, to: &path)
            if isKept(TreePath(listed: path)) {
                isEmpty = false
            } else if try !remove(index, of: names, in: directory, &path, errand, isKept, depth) {
                isEmpty = false
            }
            path.removeLast(path.count - length)
        }
        return isEmpty
    }

    private static func remove(
        _ index: Int, of names: NameList, in directory: borrowing Descriptor, _ path: inout [UInt8], _ errand: Errand,
        _ isKept: (TreePath) -> Bool, _ depth: Int
    ) throws(StorageError) -> Bool {
        let below: Descriptor?
        do throws(System.Failure) {
            below = try open(index, of: names, in: directory)
        } catch {
            return try gone(error, path, errand)
        }
        var isDirectory = false
        if let below {
            guard try clear(below, &path, errand, isKept, depth: depth + 1) else { return false }
            isDirectory = true
        }
        do throws(System.Failure) {
            try names.withName(index) { (name) throws(System.Failure) in
                try System.unlink(name, in: directory.number, isDirectory: isDirectory)
            }
            return true
        } catch {
            return try gone(error, path, errand)
        }
    }

    /// Somebody else removed it, which serves as well; everything else is an error.
    private static func gone(
        _ failure: System.Failure, _ path: [UInt8], _ errand: Errand
    ) throws(StorageError) -> Bool {
        guard failure.code != .notFound else { return true }
        throw errand.failed(failure, at: errand.below(TreePath(listed: path)))
    }

    /// A directory, open; nil for everything else.
    private static func open(
        _ index: Int, of names: NameList, in directory: borrowing Descriptor
    ) throws(System.Failure) -> Descriptor? {
        var kind = names.kind(index)
        if kind == nil { kind = try status(index, of: names, in: directory) }
        guard kind == .directory else { return nil }
        return try names.withName(index) { (name) throws(System.Failure) in
            try open(name, in: directory)
        }
    }

    static func open(
        _ name: UnsafePointer<CChar>, in directory: borrowing Descriptor
    ) throws(System.Failure) -> Descriptor {
        if let found = try openIfAllowed(name, in: directory) { return found }
        try System.setMode(ofDirectory: name, in: directory.number, 0o700)
        return try System.open(name, in: directory.number, .directory)
    }

    private static func openIfAllowed(
        _ name: UnsafePointer<CChar>, in directory: borrowing Descriptor
    ) throws(System.Failure) -> Descriptor? {
        do throws(System.Failure) {
            return try System.open(name, in: directory.number, .directory)
        } catch {
            guard error.code == .permission else { throw error }
            return nil
        }
    }

    private static func status(
        _ index: Int, of names: NameList, in directory: borrowing Descriptor
    ) throws(System.Failure) -> FileStatus.Kind? {
        try names.withName(index) { (name) throws(System.Failure) in
            try System.status(name, in: directory.number)?.kind
        }
    }

    /// A directory that its owner may not write to keeps its names otherwise.
    private static func makeChangeable(_ directory: borrowing Descriptor) throws(System.Failure) {
        let status = try System.status(directory.number)
        guard status.permissions & 0o700 != 0o700, status.user == System.userID else { return }
        try System.setMode(directory.number, status.permissions | 0o700)
    }
}
