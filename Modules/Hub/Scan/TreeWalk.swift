import Formats
import StateRoots

/// Searches a hub's tree for git repositories, to a certain depth and not within repositories.
struct TreeWalk {
    let hub: AbsolutePath
    let depth: Int
    private(set) var found: [FoundRepository] = []
    private(set) var notes: [String] = []

    /// Directories of programs, in which no repository of a person stands.
    private static let skipped: Set<String> = [".git", RootResolver.directoryName]

    init(hub: AbsolutePath, depth: Int) {
        self.hub = hub
        self.depth = depth
    }

    /// Takes the hub's own directory, if it is a repository.
    mutating func addRoot() { add(.hub, isAmongWorktrees: false) }

    /// Takes the repositories below a place, which itself is none of them.
    mutating func search(_ root: HubRelativePath, isAmongWorktrees: Bool, except other: HubRelativePath?) {
        if let obstacle = HubTree.obstacle(on: root, in: hub) {
            // That there are no worktrees yet is nothing to speak of.
            if obstacle.kind == .link {
                notes.append("'\(obstacle.place)' is a link, and none is followed: nothing was looked for there.")
            }
            return
        }
        descend(root, levels: depth, isAmongWorktrees, except: other)
    }

    private mutating func descend(
        _ place: HubRelativePath, levels: Int, _ isAmongWorktrees: Bool, except other: HubRelativePath?
    ) {
        guard levels > 0 else { return }
        let names: [[UInt8]]
        do throws(System.Failure) {
            names = try System.names(in: place.absolute(in: hub).description)
        } catch {
            notes.append("'\(place)' cannot be looked into: \(error.description).")
            return
        }
        for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard let text = String(validating: name, as: UTF8.self), let segment = try? PathSegment(text) else {
                noteUnnameable(name, in: place)
                continue
            }
            guard !Self.skipped.contains(text) else { continue }
            let child = place.appending(segment)
            guard child != other, (try? System.kind(at: child.absolute(in: hub).description)) == .directory else {
                continue
            }
            guard !add(child, isAmongWorktrees: isAmongWorktrees) else { continue }
            descend(child, levels: levels - 1, isAmongWorktrees, except: other)
        }
    }

    /// A repository whose name the manifest cannot carry; of anything else with such a name there is nothing to say.
    private mutating func noteUnnameable(_ name: [UInt8], in place: HubRelativePath) {
        let directory = Array(place.absolute(in: hub).description.utf8) + [UInt8(ascii: "/")] + name
        guard (try? System.kind(at: directory)) == .directory,
            let inside = try? System.kind(at: directory + Array("/.git".utf8)), inside != .link
        else { return }
        let shown = SafeText.visible(String(decoding: name, as: UTF8.self))
        notes.append("The repository '\(shown)' in '\(place)' has a name that no manifest can carry: rename it.")
    }

    /// Takes a directory that is a repository; false when it is none.
    @discardableResult
    private mutating func add(_ place: HubRelativePath, isAmongWorktrees: Bool) -> Bool {
        guard let git = GitPlace(place.absolute(in: hub)) else { return false }
        guard !found.contains(where: { $0.path == place }) else { return true }
        found.append(
            FoundRepository(
                path: place, branch: git.branch, baseDirectory: git.baseDirectory, isAmongWorktrees: isAmongWorktrees))
        return true
    }
}
