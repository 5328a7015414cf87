/// Makes a tree below a root, entry by entry in the order of a walk: each directory right before what is below it.
///
/// Nothing that is there is replaced, and no link is followed. Every file is on the disk when the next entry is taken,
/// and every directory, with its mode and time, when the writer has left it.
public final class TreeWriter {
    /// A directory that the writer is in.
    private struct Level {
        let directory: SharedDescriptor
        let path: [UInt8]
        let mode: UInt32
        let modified: Int64?
    }

    private let errand: Errand
    private var levels: [Level]
    private var file: SharedDescriptor?
    private var filePath = TreePath(listed: [])
    private var fileTimes: (mode: UInt32, modified: Int64) = (0, 0)

    /// Opens a root to write below it, and makes it, with the directories on the way, if it is not there.
    ///
    /// - Parameter operation: what is being done, for the words of an error.
    public init(_ root: StateRoot, for operation: StorageError.Operation = .write) throws(StorageError) {
        errand = Errand(operation, root.path.description)
        let directory = try OpenPlace.openRoot(root.path, errand, .make(durably: true))
        levels = [Level(directory: SharedDescriptor(directory), path: [], mode: 0o700, modified: nil)]
    }

    /// Makes a root with mode 0700, and the directories on the way, a lasting change when it returns.
    public static func makeRoot(_ root: StateRoot) throws(StorageError) {
        _ = try TreeWriter(root, for: .makeDirectory)
    }

    /// Makes a directory; its mode and time are set when the writer leaves it.
    public func makeDirectory(_ path: TreePath, mode: UInt32, modified: Int64) throws(StorageError) {
        let parent = try enter(parentOf: path)
        guard levels.count < TreeDepth.greatest else { throw TreeDepth.refusal(errand, at: path) }
        let directory = try doing(path) { (name) throws(System.Failure) in
            try System.makeDirectory(name, in: parent.number, mode: 0o700)
            return SharedDescriptor(try System.open(name, in: parent.number, .directory))
        }
        levels.append(Level(directory: directory, path: path.bytes, mode: mode & 0o7777, modified: modified))
    }

    /// Makes a link that says `target`, whatever that is.
    public func makeLink(_ path: TreePath, to target: [UInt8], modified: Int64) throws(StorageError) {
        let parent = try enter(parentOf: path)
        let words = target.map { CChar(bitPattern: $0) } + [0]
        try doing(path) { (name) throws(System.Failure) in
            try System.makeLink(name, in: parent.number, to: words)
            try System.setModified(ofLink: name, in: parent.number, modified)
        }
    }

    /// Begins a file, whose content `append` takes and `endFile` completes.
    public func beginFile(_ path: TreePath, mode: UInt32, modified: Int64) throws(StorageError) {
        let parent = try enter(parentOf: path)
        filePath = path
        fileTimes = (mode & 0o7777, modified)
        file = try doing(path) { (name) throws(System.Failure) in
            SharedDescriptor(try System.open(name, in: parent.number, [.write, .new], mode: FileMode.ownerOnly.bits))
        }
    }

    /// Adds to the file that was begun.
    public func append(_ bytes: RawSpan) throws(StorageError) {
        guard let file else { return }
        do throws(System.Failure) {
            try System.writeAll(file.number, bytes)
        } catch {
            throw errand.failed(error, at: errand.below(filePath))
        }
    }

    /// Gives the file its mode and time, and waits until it is on the disk.
    public func endFile() throws(StorageError) {
        guard let file else { return }
        self.file = nil
        do throws(System.Failure) {
            try System.setMode(file.number, fileTimes.mode)
            try System.setModified(file.number, fileTimes.modified)
            try System.synchronize(file.number)
        } catch {
            throw errand.failed(error, at: errand.below(filePath))
        }
    }

    /// Leaves all directories; afterwards the tree is whole and on the disk.
    ///
    /// - Parameter mode: of the root itself; nil leaves it as it is.
    public func finish(mode: UInt32? = nil) throws(StorageError) {
        while levels.count > 1 { try leave() }
        guard let root = levels.first else { return }
        do throws(System.Failure) {
            if let mode { try System.setMode(root.directory.number, mode) }
            try System.synchronize(root.directory.number)
        } catch {
            throw errand.failed(error)
        }
    }

    // MARK: The way there

    private func enter(parentOf path: TreePath) throws(StorageError) -> SharedDescriptor {
        while levels.count > 1, let level = levels.last, !level.path.elementsEqual(path.parent) { try leave() }
        guard let level = levels.last, level.path.elementsEqual(path.parent) else {
            throw errand.refused(
                .notDirectory, "\(quoted(errand.below(path))) comes before or long after its directory",
                remedy: "list what is in each directory right behind it")
        }
        return level.directory
    }

    private func leave() throws(StorageError) {
        guard let level = levels.popLast() else { return }
        do throws(System.Failure) {
            try System.setMode(level.directory.number, level.mode)
            if let modified = level.modified { try System.setModified(level.directory.number, modified) }
            try System.synchronize(level.directory.number)
        } catch {
            throw errand.failed(error, at: errand.below(TreePath(listed: level.path)))
        }
    }

    private func doing<Result>(
        _ path: TreePath, _ body: (UnsafePointer<CChar>) throws(System.Failure) -> Result
    ) throws(StorageError) -> Result {
        let name = path.name.map { CChar(bitPattern: $0) } + [0]
        do throws(System.Failure) {
            return try body(name)
        } catch {
            throw errand.failed(error, at: errand.below(path))
        }
    }
}
