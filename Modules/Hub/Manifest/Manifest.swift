import Formats

/// What a hub's `manifest.yml` says: which repositories and worktrees there are (SR-05).
public struct Manifest: Hashable, Sendable {
    /// An element of the list: an entry that is understood, or one that is kept for whoever wrote it.
    enum Item: Hashable, Sendable {
        case repository(RepositoryEntry)
        case kept(YAMLNode)
    }

    /// The version of the file, 2 or 3; a file stays at the version that it has.
    public let version: Int
    /// What was wrong with the file when it was read.
    public let issues: [ManifestIssue]
    var items: [Item]
    /// The top level as it was read, for what is not known here.
    let source: [YAMLPair]
    /// Whether `repos` holds something that is no list, which must not be replaced by one.
    var isListUnusable: Bool {
        guard let list = source.first(where: { $0.key == YAMLKey("repos") })?.value else { return false }
        return !list.isNull && list.sequence == nil
    }

    /// A new manifest: version 2, which every reader takes.
    public init() { self.init(version: 2, issues: [], items: [], source: []) }

    init(version: Int, issues: [ManifestIssue], items: [Item], source: [YAMLPair]) {
        self.version = version
        self.issues = issues
        self.items = items
        self.source = source
    }

    /// The repositories in the order of the file.
    public var repositories: [RepositoryEntry] {
        items.compactMap { if case .repository(let entry) = $0 { entry } else { nil } }
    }

    /// The repository with this id; the first of them should there be several.
    public subscript(id: String) -> RepositoryEntry? { repositories.first { $0.id == id } }

    /// The repository at this place.
    public func repository(at path: HubRelativePath) -> RepositoryEntry? { repositories.first { $0.path == path } }

    /// The ids in use, those of entries that are kept unread included.
    public var ids: Set<String> {
        Set(
            items.compactMap { item in
                switch item {
                case .repository(let entry): entry.id
                case .kept(let node): node["id"]?.filledText
                }
            })
    }

    /// The places of entries that are kept unread, as far as they say one.
    var keptPaths: Set<HubRelativePath> {
        Set(
            items.compactMap { item in
                guard case .kept(let node) = item else { return nil }
                return node["path"]?.filledText.flatMap { try? HubRelativePath($0) }
            })
    }

    /// Adds an entry at the end.
    public mutating func add(_ entry: RepositoryEntry) { items.append(.repository(entry)) }

    /// Changes the entry with this id.
    public mutating func update<Result>(
        _ id: String, _ change: (inout RepositoryEntry) throws -> Result
    ) throws -> Result {
        for (index, item) in items.enumerated() {
            guard case .repository(var entry) = item, entry.id == id else { continue }
            let result = try change(&entry)
            items[index] = .repository(entry)
            return result
        }
        throw HubError(
            .unknownRepository, id, "the hub has no repository with this id",
            remedy: "look at the ids with 'car hub repos', or find new repositories with 'car hub scan'")
    }

    /// Puts an entry in the place of the one with its id and path: by hand, one id may have been given twice.
    mutating func replace(with entry: RepositoryEntry) {
        let place = items.firstIndex { item in
            guard case .repository(let old) = item else { return false }
            return old.isSame(as: entry)
        }
        if let place { items[place] = .repository(entry) }
    }

    /// Removes the entry with this id, the repository itself staying as it is; false when there is no such entry.
    @discardableResult
    public mutating func remove(_ id: String) -> Bool {
        let place = items.firstIndex { if case .repository(let entry) = $0 { entry.id == id } else { false } }
        guard let place else { return false }
        items.remove(at: place)
        return true
    }
}
