import Autorunner
import Housekeeping
import StateRoots
import Storage

/// What is at work in a root: the runner, the workers of runs, and whoever has one of its files open.
///
/// Asked about each of many things in a row, it looks again once a second.
final class RootActivity: Activity {
    private let catalogue: Catalogue
    private let roots: [AbsolutePath]
    private var files: (seen: ContinuousClock.Instant, picture: OpenFiles)?
    private var repositories: [AbsolutePath: (seen: ContinuousClock.Instant, picture: RepositoryActivity)] = [:]

    /// - Parameter roots: where the repositories' roots are, which may be anywhere.
    init(_ catalogue: Catalogue, roots: [StatePlace]) {
        self.catalogue = catalogue
        self.roots = roots.map(\.path)
    }

    func work(in root: StateRoot) throws -> String? {
        if root.id == .repo || root.id == .hub, let sentence = try repository(at: root.path).disturbed {
            return Self.clause(sentence)
        }
        return openFiles().uses(below: root.path).first.map { "process \($0.pid) uses '\($0.path)'" }
    }

    func claim(on place: AbsolutePath) throws -> String? {
        if let reason = try activeRun(at: place) ?? unfinishedSnapshot(at: place) { return reason }
        return openFiles().uses(below: place).first.map { "process \($0.pid) uses it" }
    }

    /// Why what belongs to a run, below `runs` or `flows`, is to be kept.
    private func activeRun(at place: AbsolutePath) throws -> String? {
        guard let root = roots.first(where: { $0.contains(place) }), let names = root.names(to: place),
            let family = names.first?.text, ["runs", "flows"].contains(family), let id = names.dropFirst().first
        else { return nil }
        let activity = try repository(at: root)
        if activity.activeRuns.contains(where: { $0.description == id.text }) { return "its run is at work" }
        // A run that waits for an answer has nothing at work, and everything to lose.
        if activity.openRuns.contains(id.text) { return "its run is not finished" }
        if activity.isLocked { return activity.atWork.first.map(Self.clause) ?? "the repository is locked" }
        // What cannot be judged is as careful a matter as what works.
        return activity.uncertain.first.map(Self.clause)
    }

    /// A snapshot of a worktree is written under its own name, and its description last.
    private func unfinishedSnapshot(at place: AbsolutePath) throws -> String? {
        guard let root = roots.first(where: { $0.contains(place) }), let names = root.names(to: place),
            names.count == 4, names.prefix(2).map(\.text) == ["archive", "worktrees"]
        else { return nil }
        let description = place.appending(try PathSegment("META.json"))
        return try EntryFacts.of(description) == nil ? "it has no META.json, so it may not be finished" : nil
    }

    private func repository(at root: AbsolutePath) throws -> RepositoryActivity {
        let now = ContinuousClock.now
        if let known = repositories[root], now - known.seen < .seconds(1) { return known.picture }
        let picture = RepositoryActivity(of: RepositoryPlaces(catalogue, in: try StateRoot(.repo, at: root)))
        repositories[root] = (now, picture)
        return picture
    }

    private func openFiles() -> OpenFiles {
        let now = ContinuousClock.now
        if let files, now - files.seen < .seconds(1) { return files.picture }
        let picture = OpenFiles()
        files = (now, picture)
        return picture
    }

    /// A sentence as a part of another one.
    private static func clause(_ sentence: String) -> String {
        let body = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return body.prefix(1).lowercased() + body.dropFirst()
    }
}

extension RepositoryActivity {
    /// What a move or an export would disturb, or cannot tell that it would not.
    fileprivate var disturbed: String? { (atWork + uncertain).first }
}
