/// A file's directory, opened without following a link, and the file's name in it.
///
/// Everything that is done to the file goes through the directory's descriptor, so that a link planted in the path
/// after it was opened leads nobody anywhere.
struct OpenPlace: ~Copyable {
    /// What happens when a directory on the way is missing.
    enum Missing {
        case refuse
        /// Made with mode 0700; `durably` also writes it to the disk before anything relies on it.
        case make(durably: Bool)
    }

    /// Whose directories are walked through.
    enum Trust {
        /// Whoever was let into the root is trusted: roots are private.
        case all
        /// In a directory that everybody may write to, another user's directory is a trap.
        case ownOnly
    }

    let directory: Descriptor
    let directoryPath: String
    let name: String
    let errand: Errand

    init(
        _ placement: Placement, for operation: StorageError.Operation, missing: Missing = .refuse, trust: Trust = .all
    ) throws(StorageError) {
        try self.init(
            root: placement.root, segments: placement.segments, Errand(operation, placement), missing, trust)
    }

    private init(
        root: AbsolutePath, segments: [PathSegment], _ errand: Errand, _ missing: Missing, _ trust: Trust
    ) throws(StorageError) {
        guard let last = segments.last else {
            throw errand.refused(.badName, "the path names no file", remedy: "report it: this is a defect")
        }
        var path = root
        var current = try Self.openRoot(root, errand, missing)
        try Self.check(current, at: path, errand, trust)
        for segment in segments.dropLast() {
            path = path.appending(segment)
            current = try Self.step(into: segment.text, of: current, at: path.description, errand, missing)
            try Self.check(current, at: path, errand, trust)
        }
        directory = current
        directoryPath = path.description
        name = last.text
        self.errand = errand
    }

    /// What stands under the name.
    func status() throws(StorageError) -> FileStatus? { try status(of: name) }

    func status(of name: String) throws(StorageError) -> FileStatus? {
        do throws(System.Failure) {
            return try System.status(name, in: directory.number)
        } catch {
            throw errand.failed(error, at: path(of: name))
        }
    }

    func status(of file: borrowing Descriptor) throws(StorageError) -> FileStatus {
        do throws(System.Failure) {
            return try System.status(file.number)
        } catch {
            throw errand.failed(error)
        }
    }

    func path(of name: String) -> String { "\(directoryPath)/\(name)" }

    /// Opens the file itself, which must be a regular one; a pipe or a device is not waited for.
    func open(_ access: System.Access) throws(StorageError) -> Descriptor {
        do throws(System.Failure) {
            let file = try System.open(name, in: directory.number, access)
            guard try System.status(file.number).kind == .regular else { throw System.Failure.notRegular }
            return file
        } catch {
            throw refusal(error)
        }
    }

    /// Says what stands in the way, when that is what made the kernel refuse.
    private func refusal(_ failure: System.Failure) -> StorageError {
        switch failure.code {
        case .link: errand.link(at: errand.path)
        case .notRegular: errand.notRegular(at: errand.path)
        default: errand.failed(failure)
        }
    }

    /// Opens what stands under the name as a directory.
    func openAsDirectory(missing: Missing = .refuse) throws(StorageError) -> Descriptor {
        try Self.step(into: name, of: directory, at: path(of: name), errand, missing)
    }

    func synchronizeDirectory() throws(StorageError) {
        do throws(System.Failure) {
            try System.synchronize(directory.number)
        } catch {
            throw errand.failed(error, at: directoryPath)
        }
    }

    // MARK: The way there

    static func openRoot(
        _ root: AbsolutePath, _ errand: Errand, _ missing: Missing
    ) throws(StorageError) -> Descriptor {
        var missingNames: [PathSegment] = []
        var path = root
        while true {
            let found: Descriptor
            do throws(System.Failure) {
                found = try System.open(path.description, [.directory, .noFollow])
            } catch {
                guard error.code == .notFound, case .make = missing, let name = path.segments.last else {
                    throw rootRefusal(error, path, errand)
                }
                missingNames.append(name)
                path = path.parent
                continue
            }
            return try make(missingNames.reversed(), from: found, at: path, errand, missing)
        }
    }

    private static func rootRefusal(_ failure: System.Failure, _ path: AbsolutePath, _ errand: Errand) -> StorageError {
        guard failure.code == .link || failure.code == .notDirectory else {
            return errand.failed(failure, at: path.description)
        }
        // The kernel says ENOTDIR for a link too when asked for a directory (open(2)).
        let status = try? System.status(path.description)
        guard status?.kind == .link else { return errand.notDirectory(at: path.description) }
        // The root's links were followed when it was named, so this one came later.
        return errand.refused(
            .notDirectory, "\(quoted(path.description)) is no longer the directory it was",
            remedy: "start the program again if you moved it")
    }

    private static func make(
        _ names: [PathSegment], from start: consuming Descriptor, at startPath: AbsolutePath, _ errand: Errand,
        _ missing: Missing
    ) throws(StorageError) -> Descriptor {
        var current = start
        var path = startPath
        for name in names {
            path = path.appending(name)
            current = try step(into: name.text, of: current, at: path.description, errand, missing)
        }
        return current
    }

    private static func step(
        into name: String, of parent: borrowing Descriptor, at path: String, _ errand: Errand, _ missing: Missing
    ) throws(StorageError) -> Descriptor {
        do throws(System.Failure) {
            return try System.open(name, in: parent.number, .directory)
        } catch {
            guard error.code == .notFound, case .make(let durably) = missing else {
                throw stepRefusal(error, name, parent, path, errand)
            }
            try make(name, in: parent, at: path, errand, durably: durably)
        }
        do throws(System.Failure) {
            return try System.open(name, in: parent.number, .directory)
        } catch {
            throw stepRefusal(error, name, parent, path, errand)
        }
    }

    private static func make(
        _ name: String, in parent: borrowing Descriptor, at path: String, _ errand: Errand, durably: Bool
    ) throws(StorageError) {
        do throws(System.Failure) {
            try System.makeDirectory(name, in: parent.number, mode: 0o700)
            if durably { try System.synchronize(parent.number) }
        } catch {
            // Somebody else made it first, which serves as well.
            guard error.code != .exists else { return }
            throw errand.failed(error, at: path)
        }
    }

    private static func stepRefusal(
        _ failure: System.Failure, _ name: String, _ parent: borrowing Descriptor, _ path: String,
        _ errand: Errand
    ) -> StorageError {
        guard failure.code == .link || failure.code == .notDirectory else {
            return errand.failed(failure, at: path)
        }
        // The kernel says ENOTDIR for a link too when asked for a directory (open(2)).
        let status = try? System.status(name, in: parent.number)
        return status?.kind == .link
            ? errand.link(at: path) : errand.notDirectory(at: path)
    }

    private static func check(
        _ directory: borrowing Descriptor, at path: AbsolutePath, _ errand: Errand, _ trust: Trust
    ) throws(StorageError) {
        guard trust == .ownOnly else { return }
        let status: FileStatus
        do throws(System.Failure) {
            status = try System.status(directory.number)
        } catch {
            throw errand.failed(error, at: path.description)
        }
        guard status.user == System.userID || status.user == 0 else {
            throw errand.foreignOwner(status.user, at: path.description)
        }
        let isSticky = status.permissions & System.stickyBit != 0
        guard status.permissions & 0o022 == 0 || isSticky else {
            throw errand.refused(
                .permission, "others may replace files in \(quoted(path.description))",
                remedy: "take their right to write away (chmod go-w), or set the sticky bit")
        }
    }
}
