import StateRoots
import Testing

@Suite("Finding the artifact of a place")
struct ArtifactFinderTests {
    private let finder: ArtifactFinder

    init() throws { finder = ArtifactFinder(try Catalogue.car().artifacts(sharing: [.repo, .hub])) }

    private func owner(_ path: String) -> String {
        var step = finder.start
        for name in path.split(separator: "/") { step = finder.step(String(name), from: step) }
        return step.isKnown ? step.artifact?.name.text ?? "(on the way)" : "(unknown)"
    }

    @Test(
        "goes by the deepest entry that claims it",
        arguments: [
            ("tickets", "tickets"), ("tickets/TICKET-001.md", "tickets"), ("tickets/a/b/c", "tickets"),
            ("tickets/ingest_state.json", "ingest receipt"), ("flows/r1", "flow"), ("flows/r1/worker.json", "flow"),
            ("flows/r1/chat/inbound.jsonl", "flow chat inbound"), ("flows/r1/chat/other", "flow"),
            ("chat", "(on the way)"), ("chat/other.json", "(unknown)"),
            ("chat/channel_directory.json", "channel directory"), ("config.yml", "hub config"),
            ("pma/x", "pma"), ("pma/active_sink.json", "active sink"), ("stray", "(unknown)"),
            ("stray/deep", "(unknown)"), ("codex-autorunner.log.1", "run log backup"),
            ("codex-autorunner.log.x", "(unknown)"), ("archive/worktrees/w/s/META.json", "archived worktree"),
            ("archive/worktrees/w", "archive"),
        ])
    func deepest(_ path: String, _ expected: String) { #expect(owner(path) == expected) }

    @Test(
        "gives companions to whom they serve",
        arguments: [
            ("state.sqlite3-wal", "runner state"), ("state.sqlite3.lock", "runner state"),
            ("manifest.yml.last-good", "manifest"), (".manifest.yml.12-3-ab-0.tmp", "manifest"),
            ("manifest.yml.damaged-1", "manifest"), ("stray.lock", "(unknown)"), ("root.lock", "hub root"),
            ("flows/r1/chat/inbound.jsonl.lock", "flow chat inbound"),
        ])
    func companions(_ path: String, _ expected: String) { #expect(owner(path) == expected) }
}
