/// Looks at everything in a tree: directory by directory, names in the order of their bytes, following no link.
///
/// At any time it holds the names of the directories that it is in, and one piece of one file.
public enum TreeWalk {
    /// Shows a visitor everything below a root, but for what is excluded and what is below that.
    public static func run(
        _ root: StateRoot, excluding isExcluded: (TreePath, TreeEntry.Kind) -> Bool = { _, _ in false },
        for visitor: inout some TreeVisitor
    ) throws {
        let errand = Errand(.read, root.path.description)
        let directory = try OpenPlace.openRoot(root.path, errand, .refuse)
        try run(directory, errand, isExcluded, &visitor)
    }

    /// The same for a directory below a root.
    public static func run(
        _ path: some PlacedPath, excluding isExcluded: (TreePath, TreeEntry.Kind) -> Bool = { _, _ in false },
        for visitor: inout some TreeVisitor
    ) throws {
        let place = try OpenPlace(path.placement, for: .read, trust: .needed(for: path))
        try run(try place.openAsDirectory(), place.errand, isExcluded, &visitor)
    }

    private static func run(
        _ directory: borrowing Descriptor, _ errand: Errand, _ isExcluded: (TreePath, TreeEntry.Kind) -> Bool,
        _ visitor: inout some TreeVisitor
    ) throws {
        try withoutActuallyEscaping(isExcluded) { isExcluded in
            var walker = Walker(isExcluded: isExcluded, content: TreeContent(errand))
            try walker.enter(directory, depth: 0, &visitor)
        }
    }
}

private struct Walker: ~Copyable {
    let isExcluded: (TreePath, TreeEntry.Kind) -> Bool
    var content: TreeContent
    /// Where the walk is; lent to entries, and not copied unless one of them is kept.
    var path: [UInt8] = []
    private let user = System.userID

    init(isExcluded: @escaping (TreePath, TreeEntry.Kind) -> Bool, content: consuming TreeContent) {
        self.isExcluded = isExcluded
        self.content = content
    }

    mutating func enter(_ directory: borrowing Descriptor, depth: Int, _ visitor: inout some TreeVisitor) throws {
        guard depth < TreeDepth.greatest else {
            let here = TreePath(listed: path)
            return try visitor.failed(TreeDepth.refusal(content.errand, at: here), at: here)
        }
        let names: NameList
        do throws(System.Failure) {
            names = try NameList(of: directory.number)
        } catch {
            return try fail(error, &visitor)
        }
        let length = path.count
        for index in 0..<names.count {
            names.append(index, to: &path)
            try step(to: index, of: names, in: directory, depth, &visitor)
            path.removeLast(path.count - length)
        }
    }

    private mutating func step(
        to index: Int, of names: NameList, in directory: borrowing Descriptor, _ depth: Int,
        _ visitor: inout some TreeVisitor
    ) throws {
        defer { content.source = .none }
        let status: FileStatus
        do throws(System.Failure) {
            guard let found = try look(at: index, of: names, in: directory) else { return }
            status = found
        } catch {
            return try fail(error, &visitor)
        }
        guard !isExcluded(TreePath(listed: path), TreeEntry.Kind(status)) else { return }
        try show(status, &visitor)
        guard status.kind == .directory else { return }
        let below: Descriptor
        do throws(System.Failure) {
            below = try names.withName(index) { (name) throws(System.Failure) in
                try System.open(name, in: directory.number, .directory)
            }
        } catch {
            return try fail(error, &visitor)
        }
        try enter(below, depth: depth + 1, &visitor)
    }

    /// The facts of an entry, with its content at hand; nil when it is gone.
    private mutating func look(
        at index: Int, of names: NameList, in directory: borrowing Descriptor
    ) throws(System.Failure) -> FileStatus? {
        content.path = TreePath(listed: [])
        if names.kind(index) == .regular, let status = try open(index, of: names, in: directory) { return status }
        let status = try names.withName(index) { (name) throws(System.Failure) in
            try System.status(name, in: directory.number)
        }
        if status?.kind == .regular, case .none = content.source { return try open(index, of: names, in: directory) }
        if status?.kind == .link {
            let target = try names.withName(index) { (name) throws(System.Failure) in
                try System.linkTarget(name, in: directory.number)
            }
            content.source = .link(target)
        }
        return status
    }

    /// Opens what is expected to be a file; nil when it is not one, or cannot be opened, which is then on record.
    private mutating func open(
        _ index: Int, of names: NameList, in directory: borrowing Descriptor
    ) throws(System.Failure) -> FileStatus? {
        do throws(System.Failure) {
            let file = try names.withName(index) { (name) throws(System.Failure) in
                try System.open(name, in: directory.number, .read)
            }
            let status = try System.status(file.number)
            guard status.kind == .regular else { return nil }
            content.source = .file(SharedDescriptor(file), size: status.stamp.size)
            return status
        } catch {
            guard error.code != .notFound, error.code != .link else { return nil }
            guard error.code != .exhausted else { throw error }
            content.source = .refused(content.errand.failed(error, at: content.errand.below(TreePath(listed: path))))
            return nil
        }
    }

    private mutating func show(_ status: FileStatus, _ visitor: inout some TreeVisitor) throws {
        let entry = TreeEntry(TreePath(listed: path), status, user: user)
        content.path = entry.path
        defer { content.path = TreePath(listed: []) }
        try visitor.visit(entry, &content)
    }

    private func fail(_ failure: System.Failure, _ visitor: inout some TreeVisitor) throws {
        let here = TreePath(listed: path)
        try visitor.failed(content.errand.failed(failure, at: content.errand.below(here)), at: here)
    }
}
