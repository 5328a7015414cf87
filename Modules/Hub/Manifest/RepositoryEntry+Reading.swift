import Formats

extension RepositoryEntry {
    /// Why an entry names no repository: one clause.
    struct Unusable: Error { let message: String }

    /// Reads what the entry says; what is neither id, path nor kind is taken for what it is worth.
    init(reading node: YAMLNode) throws(Unusable) {
        guard let pairs = node.mapping else {
            throw Unusable(message: "is \(node.kindName), where an entry was expected")
        }
        guard let id = node["id"]?.filledText else {
            throw Unusable(message: "needs an 'id' that is text and not empty")
        }
        guard let pathText = node["path"]?.filledText else {
            throw Unusable(message: "needs a 'path' that is text and not empty")
        }
        let path: HubRelativePath
        do throws(HubError) {
            path = try HubRelativePath(pathText)
        } catch {
            throw Unusable(message: "has the path '\(pathText)': \(error.reason)")
        }
        guard let kind = node["kind"]?.string.flatMap(Kind.init) else {
            let found = node["kind"].map { $0.string ?? $0.kindName }.map { "not '\($0)'" } ?? "and there is none"
            throw Unusable(message: "needs the 'kind' base or worktree, \(found)")
        }
        self.init(id: id, path: path, kind: kind, destinationNode: node["destination"], source: pairs)
        isEnabled = node["enabled"]?.isTruthy ?? true
        autoRun = node["auto_run"]?.isTruthy ?? false
        displayName = node["display_name"]?.looseText
        worktreeOf = node["worktree_of"]?.looseText
        branch = node["branch"]?.looseText
        worktreeSetupCommands = (node["worktree_setup_commands"]?.sequence ?? []).compactMap(\.filledText)
        isArchived = node["archived"]?.isTruthy ?? false
    }
}
