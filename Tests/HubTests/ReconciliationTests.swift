import Hub
import StateRoots
import Testing

@Suite("Reconciling the tree with the manifest")
struct ReconciliationTests {
    private let hub: AbsolutePath
    init() throws { hub = try AbsolutePath("/srv/My Hub") }

    private func found(
        _ path: String, branch: String? = nil, base: String? = nil, worktree: Bool = false
    ) throws -> FoundRepository {
        FoundRepository(
            path: try HubRelativePath(path), branch: branch, baseDirectory: try base.map { try AbsolutePath($0) },
            isAmongWorktrees: worktree)
    }

    private func reconcile(
        _ found: [FoundRepository], _ entries: [RepositoryEntry] = [], present: [String] = []
    ) throws -> (Reconciliation, Manifest) {
        var manifest = Manifest()
        for entry in entries { manifest.add(entry) }
        let tree = TreeView(found: found, present: Set(try present.map { try HubRelativePath($0) }))
        let decision = Reconciliation(of: tree, with: manifest, in: hub)
        decision.apply(to: &manifest)
        return (decision, manifest)
    }

    @Test("adds what is new with an id made of its name")
    func new() throws {
        let (decision, manifest) = try reconcile([
            found("b x", branch: "main"), found("sub/b-x"), found("a"), found("."),
        ])
        #expect(decision.new.map(\.id) == ["b-x", "b-x-2", "a", "My-Hub"])
        #expect(manifest["b-x"]?.displayName == "b x")
        #expect(manifest["b-x"]?.branch == "main")
        #expect(manifest["My-Hub"]?.path == .hub)
        #expect(manifest.repositories.allSatisfy { $0.kind == .base && $0.isEnabled && !$0.autoRun })
    }

    @Test("tells what is missing from what is there, and removes neither")
    func missing() throws {
        let (decision, manifest) = try reconcile(
            [found("a")], [entry("a"), entry("gone"), entry("elsewhere", "deep/down")], present: ["a", "deep/down"])
        #expect(decision.missing == ["gone"])
        #expect(decision.unchanged == ["a", "elsewhere"])
        #expect(decision.changesNothing)
        #expect(manifest.repositories.count == 3)
    }

    @Test("knows a repository by its place and not by its name")
    func place() throws {
        let (decision, _) = try reconcile([found("x/app")], [entry("app", "y/app")])
        #expect(decision.new.map(\.id) == ["app-2"])
        #expect(decision.missing == ["app"])
    }

    @Test("finds the base of a worktree by its place, then by its name")
    func worktrees() throws {
        let (decision, _) = try reconcile(
            [
                found("app"),
                found("worktrees/one", branch: "fix", base: "/srv/My Hub/app", worktree: true),
                found("worktrees/app--two", worktree: true),
                found("worktrees/three", base: "/elsewhere/Lib", worktree: true),
                found("worktrees/four", base: "/elsewhere/other", worktree: true),
                found("worktrees/five", worktree: true),
            ], [entry("Lib", "l")], present: ["l"])
        let new = Dictionary(uniqueKeysWithValues: decision.new.map { ($0.id, $0) })
        #expect(new["one"]?.worktreeOf == "app" && new["one"]?.branch == "fix" && new["one"]?.kind == .worktree)
        #expect(new["app--two"]?.worktreeOf == "app" && new["app--two"]?.branch == "two")
        #expect(new["three"]?.worktreeOf == "Lib")
        #expect(new["four"]?.kind == .base && new["five"]?.kind == .base)
        #expect(decision.notes.count == 2)
    }

    @Test("tells entries of one id apart by their places")
    func oneID() throws {
        var (one, two) = (try entry("w", "one", worktreeOf: "a"), try entry("w", "two", worktreeOf: "a"))
        (one.branch, two.branch) = ("1", "2")
        let (decision, manifest) = try reconcile(
            [found("two", branch: "new", base: "/srv/My Hub/a")], [entry("a"), one, two], present: ["a", "one", "two"])
        #expect(decision.refreshed.map(\.path.description) == ["two"])
        #expect(decision.unchanged == ["a", "w"])
        #expect(manifest.repositories.map(\.branch) == [nil, "1", "new"])
    }

    @Test("registers nothing at the place of an entry that it cannot read")
    func unreadEntry() throws {
        let text = "version: 2\nrepos:\n- {id: odd, path: ./odd, kind: submodule}\n- {path: also/odd, kind: base}\n"
        let manifest = try Manifest.parse(Array(text.utf8), file: "manifest.yml")
        let tree = TreeView(found: try [found("also/odd"), found("new"), found("odd")], present: [])
        let decision = Reconciliation(of: tree, with: manifest, in: hub)
        #expect(decision.new.map(\.id) == ["new"])
        #expect(decision.notes.map { String($0.prefix(11)) } == ["'also/odd' ", "'odd' stand"])
    }

    @Test("brings a known worktree's branch up to date, and leaves bases as they are")
    func refreshed() throws {
        var worktree = try entry("w", worktreeOf: "a")
        worktree.branch = "old"
        let (decision, manifest) = try reconcile(
            [found("a", branch: "topic"), found("w", branch: "new", base: "/srv/My Hub/a")], [entry("a"), worktree],
            present: ["a", "w"])
        #expect(decision.refreshed.map(\.id) == ["w"])
        #expect(decision.unchanged == ["a"])
        #expect(manifest["w"]?.branch == "new")
        #expect(manifest["a"]?.branch == nil)
    }
}
