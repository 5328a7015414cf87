import Formats
import StateRoots
import Storage

/// What git keeps in a directory, as far as two small files say it; git itself is not run.
struct GitPlace {
    let branch: String?
    /// Set for a linked worktree alone.
    let baseDirectory: AbsolutePath?

    /// Longer ones are not what git writes.
    private static let limit = 4096

    /// Nil when there is no `.git` in the directory, and an error when that cannot be told.
    init?(_ directory: AbsolutePath) throws(System.Failure) {
        guard let dotGit = try? directory.appending(PathSegment(".git")) else { return nil }
        switch try System.kind(at: dotGit.description) {
        case .directory:
            branch = Self.branch(in: dotGit)
            baseDirectory = nil
        case .file:
            // A worktree's or a submodule's: `gitdir: <path>` (gitrepository-layout(5)).
            let target = Self.gitDirectory(named: dotGit, in: directory)
            branch = target.flatMap(Self.branch)
            baseDirectory = target.flatMap(Self.baseDirectory)
        default: return nil
        }
    }

    private static func gitDirectory(named file: AbsolutePath, in directory: AbsolutePath) -> AbsolutePath? {
        guard let line = text(of: file), line.lowercased().hasPrefix("gitdir:") else { return nil }
        let target = String(line.dropFirst("gitdir:".count)).trimmed
        let whole = target.hasPrefix("/") ? target : "\(directory)/\(target)"
        var names: [String] = []
        for part in whole.split(separator: "/") where part != "." {
            if part == ".." { _ = names.popLast() } else { names.append(String(part)) }
        }
        return try? AbsolutePath("/" + names.joined(separator: "/"))
    }

    /// The main directory of a repository whose `.git/worktrees/<name>` this is.
    ///
    /// A bare repository has worktrees and no such directory: what it stands in is none of it.
    private static func baseDirectory(of gitDirectory: AbsolutePath) -> AbsolutePath? {
        let folder = gitDirectory.parent
        guard folder.segments.suffix(2).map(\.text) == [".git", "worktrees"] else { return nil }
        return folder.parent.parent
    }

    private static func branch(in gitDirectory: AbsolutePath) -> String? {
        let prefix = "ref: refs/heads/"
        guard let head = try? gitDirectory.appending(PathSegment("HEAD")), let line = text(of: head),
            line.hasPrefix(prefix)
        else { return nil }
        return String(line.dropFirst(prefix.count))
    }

    private static func text(of file: AbsolutePath) -> String? {
        guard let bytes = try? SafeFile.read(named: file, limit: limit),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return text.trimmed
    }
}
