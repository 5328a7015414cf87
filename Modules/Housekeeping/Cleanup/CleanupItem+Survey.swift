public import Storage

extension CleanupItem {
    /// Looks at what stands at a place and at all below it; nil when nothing does.
    ///
    /// - Parameter activity: asked whether something needs it.
    public static func survey(
        _ artifact: Artifact, at place: Place, activity: some Activity
    ) throws -> CleanupItem? {
        guard let extent = try place.extent() else { return nil }
        return CleanupItem(
            artifact.name, artifact.retention, at: place, size: extent.bytes, modified: extent.modified,
            protection: try activity.claim(on: place.path))
    }
}

extension CleanupItem.Place {
    /// The bytes of all files and the newest change, in seconds since 1970.
    struct Extent: Hashable {
        var bytes: Int64 = 0
        var modified: Int64 = 0
    }

    func extent() throws -> Extent? {
        switch self {
        case .durable(let path): try Self.extent(of: path)
        case .cache(let path): try Self.extent(of: path)
        case .ephemeral(let path): try Self.extent(of: path)
        }
    }

    private static func extent(of path: some PlacedPath) throws -> Extent? {
        let entry = try Directory.entries(beside: path).first { $0.name == path.placement.segments.last }
        guard let entry else { return nil }
        var measure = Measure()
        measure.add(entry.kind == .file ? entry.stamp.size : 0, entry.stamp.modified)
        if entry.kind == .directory { try TreeWalk.run(path, for: &measure) }
        return measure.extent
    }

    func remove() throws -> Bool {
        switch self {
        case .durable(let path): try TreeRemoval.remove(path)
        case .cache(let path): try TreeRemoval.remove(path)
        case .ephemeral(let path): try TreeRemoval.remove(path)
        }
    }
}

private struct Measure: TreeVisitor {
    var extent = CleanupItem.Place.Extent()

    mutating func add(_ bytes: Int64, _ nanoseconds: Int64) {
        extent.bytes += bytes
        extent.modified = max(extent.modified, nanoseconds / 1_000_000_000)
    }

    mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) {
        add(entry.kind == .file ? entry.size : 0, entry.modified)
    }

    /// What cannot be listed is not counted; the removal will say why.
    mutating func failed(_ error: StorageError, at path: TreePath) {}
}
