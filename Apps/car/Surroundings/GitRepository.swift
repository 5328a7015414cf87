import StateRoots

/// Where a git repository begins, as far as the files show.
enum GitRepository {
    /// The nearest directory upwards with a `.git`, which in a worktree is a file.
    static func top(of directory: AbsolutePath) throws -> AbsolutePath? {
        var here = directory
        while true {
            if try isTop(here) { return here }
            guard !here.segments.isEmpty else { return nil }
            here = here.parent
        }
    }

    static func isTop(_ directory: AbsolutePath) throws -> Bool {
        guard let facts = try EntryFacts.of(try AbsolutePath("\(directory)/.git")) else { return false }
        return facts.kind == .directory || facts.kind == .file
    }

    /// Whether a directory just below is a repository.
    static func hasOneBelow(_ directory: AbsolutePath) throws -> Bool {
        var search = Search()
        try PathWalk.walk(directory, &search)
        return search.found
    }

    private struct Search: PathVisitor {
        var found = false
        private var depth = 0

        mutating func visit(_ entry: PathEntry) { if depth == 1, entry.name == ".git" { found = true } }

        mutating func enter(_ entry: PathEntry) -> Bool {
            if depth == 1, entry.name == ".git" { found = true }
            guard depth == 0, !found else { return false }
            depth += 1
            return true
        }

        mutating func leave() { depth -= 1 }
        mutating func refused(_ error: StateRootError) {}
    }
}
