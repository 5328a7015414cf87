/// A contradiction between entries: what must not be brought into a manifest.
struct ManifestProblem: Hashable {
    /// What contradicts what.
    let kind: ManifestIssue.Kind
    /// The id of the entry that contradicts an earlier one.
    let id: String
    /// One clause.
    let message: String
    /// Which of the entries it is.
    let index: Int

    /// Every contradiction, in the order of the entries.
    static func all(in entries: [RepositoryEntry]) -> [ManifestProblem] {
        var problems: [ManifestProblem] = []
        var ids: Set<String> = []
        var owners: [HubRelativePath: String] = [:]
        let bases = Set(entries.filter { $0.kind == .base }.map(\.id))
        for (index, entry) in entries.enumerated() {
            func add(_ kind: ManifestIssue.Kind, _ message: String) {
                problems.append(ManifestProblem(kind: kind, id: entry.id, message: message, index: index))
            }
            if !ids.insert(entry.id).inserted { add(.duplicateID, "two repositories have the id '\(entry.id)'") }
            if let owner = owners[entry.path] {
                add(.duplicatePath, "the path '\(entry.path)' is that of '\(owner)' too")
            } else {
                owners[entry.path] = entry.id
            }
            guard entry.kind == .worktree else { continue }
            if let parent = entry.worktreeOf {
                if !bases.contains(parent) {
                    add(.missingParent, "it is a worktree of '\(parent)', and no base repository has that id")
                }
            } else {
                add(.missingParent, "it is a worktree, and 'worktree_of' does not say of which repository")
            }
        }
        return problems
    }

    /// Equal wherever the entry stands, so that what was wrong before a change is told from what the change brought.
    static func == (one: ManifestProblem, two: ManifestProblem) -> Bool {
        one.kind == two.kind && one.id == two.id && one.message == two.message
    }

    /// As equality has it: without the place.
    func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(id)
        hasher.combine(message)
    }
}
