public import StateRoots

/// What was found out about a repository just now.
struct RepositorySight {
    /// Also when that cannot be told: what cannot be looked at is not to be taken for gone.
    let isOnDisk: Bool
    /// Nil when it is not there, or could not be asked.
    private(set) var condition: RepositoryCondition?
    /// Why it could not be prepared, or not be asked.
    var failure: String?

    init(_ place: HubRelativePath, in hub: AbsolutePath, _ facts: some RepositoryFacts) {
        let obstacle = HubTree.obstacle(on: place, in: hub)
        isOnDisk = obstacle == nil || obstacle?.doubt != nil
        failure = obstacle?.doubt
        if obstacle == nil { ask(facts, about: place.absolute(in: hub)) }
    }

    mutating func ask(_ facts: some RepositoryFacts, about directory: AbsolutePath) {
        do {
            condition = try facts.condition(of: directory)
        } catch {
            failure = "\(error)"
        }
    }

    var status: RepositoryStatus {
        guard isOnDisk else { return .missing }
        guard failure == nil else { return .initError }
        guard let condition, condition.isInitialized else { return .uninitialized }
        return condition.status
    }
}

extension RepositoryStatus {
    /// What goes on in a repository of a hub now, as a scan would write it down.
    public init(of entry: RepositoryEntry, in hub: AbsolutePath, asking facts: some RepositoryFacts) {
        self = RepositorySight(entry.path, in: hub, facts).status
    }
}
