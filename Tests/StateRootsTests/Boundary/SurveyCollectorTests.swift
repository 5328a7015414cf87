import Testing

@testable import StateRoots

@Suite("The sums of a survey") struct SurveyCollectorTests {
    @Test("end at the greatest number there is, whatever sizes a file system makes up")
    func beyondMeasure() throws {
        let finder = ArtifactFinder(try Catalogue.car().artifacts(sharing: [.repo]))
        var collector = SurveyCollector(root: try AbsolutePath("/root"), finder: finder) { _ in }
        let facts = EntryFacts(
            kind: .file, size: .max, modified: 0, user: System.userID, permissions: 0o600, device: 0, inode: 0)
        for name in ["state.sqlite3", "state.sqlite3-wal", "flows.db"] {
            collector.visit(PathEntry(name: name, facts: facts, directory: "/root"))
        }
        #expect(collector.usage[.runnerState]?.bytes == .max)
        #expect(collector.usage[.flowStore]?.bytes == .max)
        let total = collector.usage.values.reduce(into: RootSurvey.Usage()) { $0.add($1) }
        #expect(total.bytes == .max && total.entries == 3)
    }
}
