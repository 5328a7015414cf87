import Foundation
import Harness
import StateRoots
import Testing

@Suite("A survey of a root")
struct RootSurveyTests {
    private let place: TemporaryDirectory
    private let root: AbsolutePath

    init() throws {
        place = try TemporaryDirectory()
        root = try AbsolutePath(place.path).resolvingLinks()
    }

    private func survey() throws -> RootSurvey {
        try RootSurvey(of: root, artifacts: Catalogue.car().artifacts(sharing: [.repo]))
    }

    @Test("counts what each artifact takes, and nothing twice")
    func usage() throws {
        try place.write("tickets/TICKET-001.md", "12345")
        try place.write("tickets/ingest_state.json", "{}")
        try place.write("flows/r1/worker.json", "123")
        try place.write("flows/r2/chat/inbound.jsonl", "1234567")
        try place.write("state.sqlite3-wal", "1")
        let survey = try survey()
        #expect(survey.usage[.tickets]?.bytes == 5)
        #expect(survey.usage[.ingestReceipt]?.bytes == 2)
        #expect(survey.usage[.flow]?.entries == 1)
        #expect(survey.usage[.flowChatInbound]?.bytes == 7)
        #expect(survey.usage[.runnerState]?.bytes == 1)
        #expect(survey.total.entries == 5 && survey.total.bytes == 18)
        #expect(survey.oddities == [])
    }

    @Test("shows shadow state, links that lead out, and what is no file")
    func oddities() throws {
        let files = FileManager.default
        try place.write("tickets/TICKET-001.md", "x")
        try place.write("stray.txt", "x")
        try place.write("stray/deep/x", "x")
        try files.createSymbolicLink(atPath: "\(place.path)/tickets/out", withDestinationPath: "/etc/passwd")
        try files.createSymbolicLink(atPath: "\(place.path)/tickets/gone", withDestinationPath: "nothing")
        try files.createSymbolicLink(atPath: "\(place.path)/tickets/in", withDestinationPath: "TICKET-001.md")
        try files.createSymbolicLink(atPath: "\(place.path)/tickets/loop", withDestinationPath: "loop")
        #expect(mkfifo("\(place.path)/tickets/pipe", 0o600) == 0)
        let found = try survey().oddities.map { "\($0.kind) \($0.path.dropFirst(root.description.count + 1))" }
        #expect(
            found == [
                "unknown stray", "unknown stray.txt", "brokenLink tickets/gone", "brokenLink tickets/loop",
                "escape tickets/out", "special tickets/pipe",
            ])
    }

    @Test("of a root that is not there finds nothing, and of a file refuses")
    func absent() throws {
        let survey = try RootSurvey(of: AbsolutePath("\(root)/not/there"), artifacts: [])
        #expect(!survey.exists && survey.total.entries == 0)
        let file = try AbsolutePath(place.write("file", "x")).resolvingLinks()
        #expect(throws: StateRootError.self) { try RootSurvey(of: file, artifacts: []) }
    }

    @Test("tells how far it is")
    func progress() throws {
        for number in 0..<3000 { try place.write("tickets/TICKET-\(number).md", "") }
        var told: [Int] = []
        _ = try RootSurvey(of: root, artifacts: Catalogue.car().artifacts(sharing: [.repo])) { told.append($0) }
        #expect(told == [1024, 2048])
    }

    @Test(
        "goes as deep as a path can, on whatever thread, and says where it could go no deeper", .timeLimit(.minutes(1)))
    func deep() async throws {
        let root = root
        let depth = 5000
        try FileManager.default.createDirectory(atPath: "\(root)/runs", withIntermediateDirectories: true)
        try await offPool {
            // Step by step, since a path from the top would be too long.
            var here = open("\(root)/runs", O_RDONLY | O_DIRECTORY)
            for _ in 0..<depth {
                guard mkdirat(here, "d", 0o700) == 0 else { throw HarnessError("errno \(errno)") }
                let next = openat(here, "d", O_RDONLY | O_DIRECTORY)
                close(here)
                here = next
            }
            close(here)
        }
        let survey = try await offPool {
            try RootSurvey(of: root, artifacts: Catalogue.car().artifacts(sharing: [.repo]))
        }
        #expect(survey.oddities.map(\.kind) == [.unreadable])
        let removed = try await ChildProcess.run("/bin/rm", ["-rf", "\(root)/runs"])
        #expect(removed.status == 0)
    }
}
