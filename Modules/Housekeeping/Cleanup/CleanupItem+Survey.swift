public import Storage

extension CleanupItem {
    /// Looks at what stands at a place and at all below it; nil when nothing does.
    ///
    /// A link in its place is protected: it was not put there by this product.
    ///
    /// - Parameters:
    ///   - group: what it is counted with, besides being of its artifact.
    ///   - activity: asked whether something needs it.
    public static func survey(
        _ artifact: Artifact, at place: DurablePath, group: String? = nil, activity: some Activity
    ) throws -> CleanupItem? {
        guard let extent = try Extent.of(place) else { return nil }
        return CleanupItem(
            artifact.name, artifact.retention, at: place, size: extent.bytes, modified: extent.modified,
            protection: try extent.objection ?? activity.claim(on: place.path), group: group)
    }
}

extension CleanupItem {
    /// The bytes of all files and the newest change, in seconds since 1970.
    struct Extent: Hashable {
        var bytes: Int64 = 0
        var modified: Int64 = 0
        /// Why nothing may be deleted here, whoever asks.
        var objection: String?
    }
}

extension CleanupItem.Extent {
    /// What stands at a place and below it; nil when nothing does.
    static func of(_ path: DurablePath) throws -> CleanupItem.Extent? {
        guard let facts = try EntryFacts.of(path.path) else { return nil }
        var measure = Measure()
        measure.add(facts.kind == .file ? facts.size : 0, facts.modified)
        if facts.kind == .link { measure.extent.objection = "it is a link" }
        if facts.kind == .directory {
            do {
                try TreeWalk.run(path, for: &measure)
            } catch let error as StorageError where error.code == .notFound {
                // Gone since it was looked at.
                return nil
            }
        }
        return measure.extent
    }
}

private struct Measure: TreeVisitor {
    var extent = CleanupItem.Extent()

    mutating func add(_ bytes: Int64, _ seconds: Int64) {
        extent.bytes = extent.bytes.saturatingAdd(bytes)
        extent.modified = max(extent.modified, seconds)
    }

    mutating func visit(_ entry: TreeEntry, _ content: inout TreeContent) {
        add(entry.kind == .file ? entry.size : 0, entry.modified / 1_000_000_000)
    }

    /// What cannot be listed is not counted; the removal will say why.
    mutating func failed(_ error: StorageError, at path: TreePath) {}
}
