/// One thing that a walk came across.
public struct PathEntry: Sendable {
    /// Its name; bytes that are no UTF-8 were replaced.
    public let name: String
    public let facts: EntryFacts
    /// The path of the directory that it stands in.
    public let directory: String

    public var path: String { "\(directory)/\(name)" }
}

/// Looks at a tree as a walk leads it through; links are shown and never followed.
public protocol PathVisitor {
    /// Something that is no directory.
    mutating func visit(_ entry: PathEntry)
    /// A directory, before what is in it; false leaves that out.
    mutating func enter(_ entry: PathEntry) -> Bool
    /// The end of the directory that was entered last.
    mutating func leave()
    /// A directory that cannot be looked into.
    mutating func refused(_ error: StateRootError)
}

/// Walks through everything below a directory, files of a directory first; nothing is created and no link followed.
public enum PathWalk {
    /// A directory's names are held while it is open and no longer: depth costs no descriptors.
    public static func walk(_ root: AbsolutePath, _ visitor: inout some PathVisitor) throws(StateRootError) {
        let path = root.description
        guard let facts = try EntryFacts.of(root) else { return }
        guard facts.kind == .directory else {
            throw StateRootError(.badPath, path, "is no directory", remedy: "move what is there out of the way")
        }
        walk(path, facts, &visitor)
    }

    /// Without recursion: how deep a tree is made is up to whoever made it, and the stack of a thread is small.
    private static func walk(_ path: String, _ facts: EntryFacts, _ visitor: inout some PathVisitor) {
        // The directories still to be entered, those of one level together, last ones first.
        var levels = [directories(of: path, facts, &visitor)]
        while var level = levels.popLast() {
            guard let next = level.popLast() else {
                // The root itself was not entered.
                if !levels.isEmpty { visitor.leave() }
                continue
            }
            levels.append(level)
            if visitor.enter(next) { levels.append(directories(of: next.path, next.facts, &visitor)) }
        }
    }

    /// Shows the files of a directory, and gives its directories.
    private static func directories(
        of path: String, _ facts: EntryFacts, _ visitor: inout some PathVisitor
    ) -> [PathEntry] {
        var found: [PathEntry] = []
        do throws(StateRootError) {
            try System.list(path, expecting: facts) { name, facts in
                let entry = PathEntry(name: name, facts: facts, directory: path)
                if facts.kind == .directory { found.append(entry) } else { visitor.visit(entry) }
            }
        } catch {
            visitor.refused(error)
        }
        return found.reversed()
    }
}
