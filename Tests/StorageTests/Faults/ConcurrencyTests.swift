import Formats
import Foundation
import Harness
import Storage
import Testing

@Suite("Many processes on one document") struct ConcurrencyTests {
    private static let workers = 16
    /// A thousand, unless the environment asks for more.
    private static let changes = max(
        1000, ProcessInfo.processInfo.environment["SWITCHYARD_DOCUMENT_CHANGES"].flatMap { Int($0) } ?? 0)

    @Test("lose none of their changes, whether made in place or merged in", .timeLimit(.minutes(10)))
    func sixteenWriters() async throws {
        let fixture = try Fixture(inMemory: true)
        let program = try Fixture.writer()
        let root = fixture.root
        try await withThrowingTaskGroup(of: ChildProcess.Outcome.self) { group in
            for worker in 0..<Self.workers {
                group.addTask {
                    try await ChildProcess.run(
                        program,
                        [worker.isMultiple(of: 2) ? "update" : "commit", root, "\(worker)", "\(Self.changes)"],
                        within: 600)
                }
            }
            for try await outcome in group {
                #expect(outcome.status == 0, "\(outcome.errorText)")
                #expect(outcome.outputText.split(separator: "\n").count == Self.changes)
            }
        }
        let document = try JSON.parse(fixture.text(fixture.document))
        #expect(document["total"]?.int64 == Int64(Self.workers * Self.changes))
        for worker in 0..<Self.workers {
            #expect(document["by_worker"]?["\(worker)"]?.int64 == Int64(Self.changes))
            for change in 1...Self.changes {
                let expected: JSON? = change > Self.changes - 8 ? .number(JSONNumber(change)) : .none
                guard document["entries"]?["\(worker)-\(change)"] != expected else { continue }
                Issue.record("entry \(worker)-\(change) is not as its last change left it")
            }
        }
        #expect(try fixture.names().count { $0.hasSuffix(".tmp") } == 0)
        #expect(try fixture.text(fixture.document.companion(.lastGood)) == fixture.text(fixture.document))
    }
}
