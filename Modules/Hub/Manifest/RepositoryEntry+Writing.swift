import Formats

extension RepositoryEntry {
    /// The entry for the file: what did not change stands as it stood, spelling and unknown keys included.
    var node: YAMLNode {
        let before = source.isEmpty ? nil : try? RepositoryEntry(reading: YAMLNode(.mapping(source)))
        guard before != self else { return YAMLNode(.mapping(source)) }
        var pairs = source
        /// Touches the file only where the value differs from what was read.
        func put<Value: Equatable>(
            _ key: String, _ value: KeyPath<RepositoryEntry, Value>, _ write: (Value) -> YAMLNode?
        ) {
            let now = self[keyPath: value]
            guard before.map({ $0[keyPath: value] != now }) ?? true else { return }
            Self.set(key, write(now), in: &pairs)
        }
        let text: (String?) -> YAMLNode? = { $0.flatMap { $0.isEmpty ? nil : .string($0) } }
        put("id", \.id) { .string($0) }
        put("path", \.path) { .string($0.description) }
        put("enabled", \.isEnabled) { .bool($0) }
        put("auto_run", \.autoRun) { .bool($0) }
        put("kind", \.kind) { .string($0.rawValue) }
        put("display_name", \.displayName, text)
        put("worktree_of", \.worktreeOf, text)
        put("branch", \.branch, text)
        put("worktree_setup_commands", \.worktreeSetupCommands) { commands in
            let filled = commands.filter { $0.trimmedOrNil != nil }
            return filled.isEmpty ? nil : .sequence(filled.map { .string($0) })
        }
        put("archived", \.isArchived) { $0 ? .bool(true) : nil }
        put("destination", \.destinationNode) { $0 }
        return YAMLNode(.mapping(pairs))
    }

    private static func set(_ key: String, _ value: YAMLNode?, in pairs: inout [YAMLPair]) {
        let place = pairs.firstIndex { $0.key == YAMLKey(key) }
        switch (place, value) {
        case (let place?, let value?): pairs[place].value = value
        case (let place?, nil): pairs.remove(at: place)
        case (nil, let value?): pairs.append(YAMLPair(key: YAMLKey(key), value: value))
        case (nil, nil): break
        }
    }
}
