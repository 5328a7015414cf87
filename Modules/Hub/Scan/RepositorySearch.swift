import Formats
import StateRoots

/// Searches a hub's tree for git repositories, to a certain depth and not within repositories.
struct RepositorySearch {
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
    mutating func take(_ root: HubRelativePath, isAmongWorktrees: Bool, except other: HubRelativePath?) {
        if let obstacle = HubTree.obstacle(on: root, in: hub) {
            switch obstacle.kind {
            case .link: note("'\(obstacle.place)' is a link, and none is followed: nothing was looked for there.")
            case .unreadable: obstacle.doubt.map { note("\($0).") }
            // That there are no worktrees yet is nothing to speak of.
            case .absent, .noDirectory: break
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
            return note(error, in: place)
        }
        for name in names.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            guard let text = String(validating: name, as: UTF8.self), let segment = try? PathSegment(text) else {
                noteUnnameable(name, in: place)
                continue
            }
            guard !Self.skipped.contains(text) else { continue }
            let child = place.appending(segment)
            guard child != other else { continue }
            do throws(System.Failure) {
                guard try System.kind(at: child.absolute(in: hub).description) == .directory else { continue }
            } catch {
                note(error, in: place)
                continue
            }
            guard !add(child, isAmongWorktrees: isAmongWorktrees) else { continue }
            descend(child, levels: levels - 1, isAmongWorktrees, except: other)
        }
    }

    /// A sentence for a person, once.
    mutating func note(_ sentence: String) {
        if !notes.contains(sentence) { notes.append(sentence) }
    }

    private mutating func note(_ failure: System.Failure, in directory: HubRelativePath) {
        note("'\(directory)' cannot be looked into: \(failure.description).")
    }

    /// A repository whose name the manifest cannot carry; of anything else with such a name there is nothing to say.
    private mutating func noteUnnameable(_ name: [UInt8], in place: HubRelativePath) {
        let directory = Array(place.absolute(in: hub).description.utf8) + [UInt8(ascii: "/")] + name
        guard (try? System.kind(at: directory)) == .directory,
            let inside = try? System.kind(at: directory + Array("/.git".utf8)), inside != .link
        else { return }
        let shown = SafeText.visible(String(decoding: name, as: UTF8.self))
        note("The repository '\(shown)' in '\(place)' has a name that no manifest can carry: rename it.")
    }

    /// Takes a directory that is a repository; false when it is none.
    @discardableResult
    private mutating func add(_ place: HubRelativePath, isAmongWorktrees: Bool) -> Bool {
        let git: GitPlace
        do throws(System.Failure) {
            guard let found = try GitPlace(place.absolute(in: hub)) else { return false }
            git = found
        } catch {
            note(error, in: place)
            return false
        }
        guard !found.contains(where: { $0.path == place }) else { return true }
        found.append(
            FoundRepository(
                path: place, branch: git.branch, baseDirectory: git.baseDirectory, isAmongWorktrees: isAmongWorktrees))
        return true
    }
}
