import Diagnostics
import Foundation
import Harness
import Secrets
import StateRoots
import Storage
import Testing

@Suite("The audit log")
struct AuditLogTests {
    private let time = Timestamp(milliseconds: 1_772_366_400_250)
    private let fixture: Fixture
    private let log: AuditLog
    private let sink = CollectingSink()

    init() throws {
        fixture = try Fixture()
        log = AuditLog(
            in: fixture.audit, actor: AuditActor(program: "test", process: 7), redactor: Redactor(), sink: sink)
    }

    private func add(_ subjects: ClosedRange<Int>, to log: AuditLog? = nil) throws {
        for number in subjects {
            try (log ?? self.log).append(AuditEvent("test.add", subject: "\(number)", outcome: .done), at: time)
        }
    }

    private func file(_ part: Int = 1) -> String { "audit/audit-00000\(part).jsonl" }

    private func lines(_ part: Int = 1) throws -> [String] {
        String(decoding: try fixture.directory.read(file(part)), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func put(_ lines: [String], _ part: Int = 1) throws {
        try fixture.directory.write(file(part), lines.map { "\($0)\n" }.joined())
    }

    private func subjects() throws -> [String] {
        var subjects: [String] = []
        try log.records { record, _ in subjects.append(record.event.subject) }
        return subjects
    }

    @Test("An empty log is whole")
    func empty() throws {
        let verdict = try log.verify()
        #expect(verdict.isWhole && verdict.records == 0 && verdict.head == .none)
        #expect(try fixture.directory.inventory().isEmpty, "looking makes nothing")
    }

    @Test("Records come back as they were written, in a whole chain")
    func roundTrip() throws {
        let event = AuditEvent(
            "profile.login", subject: "work \"x\"\n", outcome: .refused,
            details: [.init("reason", "no network"), .init("attempt", "2")])
        let head = try log.append(event, at: time)
        try add(2...5)
        var records: [AuditRecord] = []
        try log.records { record, _ in records.append(record) }
        #expect(records.first?.event == event)
        #expect(records.first?.time == time)
        #expect(records.first?.actor == AuditActor(program: "test", process: 7))
        #expect(records.map(\.sequence) == Array(1...5))
        #expect(records.dropFirst().first?.previous == head.hash)
        let verdict = try log.verify()
        #expect(verdict.isWhole && verdict.records == 5 && verdict.repairs == 0 && !verdict.endsUnfinished)
        #expect(try log.verify(expecting: head).isWhole)
    }

    @Test("A line can be checked with sed and sha256sum, as documented")
    func outsideCheck() async throws {
        try add(1...1)
        let line = try #require(try lines().first)
        let outcome = try await ChildProcess.run(
            "/bin/sh", ["-c", #"sed 's/,"hash":"[0-9a-f]*"}$//' | tr -d '\n' | sha256sum"#], input: Array(line.utf8))
        let stated = line.suffix(66).prefix(64)
        #expect(outcome.outputText.hasPrefix(stated))
    }

    @Test("Secrets do not reach the file, by their look or by their name")
    func redaction() throws {
        try log.append(
            AuditEvent(
                "test", subject: "sk-abcdefghijklmnop0123456789ABCDEFGH", outcome: .done,
                details: [.init("password", "hunter2hunter2"), .init("note", "Bearer abcdef0123456789ABCDEF")]),
            at: time)
        let text = try lines().joined()
        for secret in ["hunter2", "abcdefghijklmnop", "abcdef0123456789"] { #expect(!text.contains(secret)) }
    }

    @Test("Whatever is done to a record, the first broken line is named", arguments: Tampering.all)
    func tampering(_ tampering: Tampering) throws {
        try add(1...9)
        var lines = try lines()
        tampering.change(&lines)
        try put(lines)
        let verdict = try log.verify()
        #expect(verdict.firstBreak?.reason == tampering.reason)
        #expect(verdict.firstBreak?.line == tampering.line)
        #expect(verdict.firstBreak?.file == "audit-000001.jsonl")
    }

    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reason: AuditBreak.Reason
        let line: Int
        let change: @Sendable (inout [String]) -> Void

        static let all: [Tampering] = [
            Tampering(testDescription: "a changed byte", reason: .altered(record: 4), line: 4) {
                $0[3] = $0[3].replacingOccurrences(of: #""subject":"4""#, with: #""subject":"5""#)
            },
            Tampering(testDescription: "a changed hash", reason: .altered(record: 4), line: 4) {
                $0[3] = String($0[3].dropLast(66)) + String(repeating: "0", count: 64) + "\"}"
            },
            Tampering(testDescription: "nonsense", reason: .unreadable, line: 5) { $0[4] = "nonsense" },
            Tampering(testDescription: "a removed line", reason: .missing(from: 3, to: 3), line: 3) {
                $0.remove(at: 2)
            },
            Tampering(testDescription: "a removed beginning", reason: .missing(from: 1, to: 2), line: 1) {
                $0.removeFirst(2)
            },
            Tampering(testDescription: "two lines exchanged", reason: .missing(from: 3, to: 3), line: 3) {
                $0.swapAt(2, 3)
            },
            Tampering(testDescription: "a copied line", reason: .repeated(record: 2), line: 6) {
                $0.insert($0[1], at: 5)
            },
            Tampering(testDescription: "an end cut off", reason: .cutShort(at: 7, known: 9), line: 7) {
                $0.removeLast(2)
            },
            Tampering(testDescription: "everything cut off", reason: .cutShort(at: 0, known: 9), line: 0) {
                $0.removeAll()
            },
            Tampering(testDescription: "an empty line", reason: .unreadable, line: 2) { $0.insert("", at: 1) },
        ]
    }

    @Test("A record put in with a hash of its own does not fit the chain")
    func forged() throws {
        try add(1...5)
        let other = try Fixture()
        let forger = AuditLog(
            in: other.audit, actor: AuditActor(program: "forger", process: 1), redactor: Redactor())
        for number in 1...5 { try forger.append(AuditEvent("forged", subject: "\(number)", outcome: .done), at: time) }
        var lines = try lines()
        lines[2] =
            String(decoding: try other.directory.read(file()), as: UTF8.self).split(separator: "\n").map(String.init)[2]
        try put(lines)
        #expect(try log.verify().firstBreak?.reason == .detached(record: 3))
    }

    @Test("A log that was rewritten from the beginning contradicts its head, and one kept elsewhere")
    func rewritten() throws {
        try add(1...5)
        let kept = try log.verify().head
        let other = try Fixture()
        let forger = AuditLog(
            in: other.audit, actor: AuditActor(program: "forger", process: 1), redactor: Redactor())
        for number in 1...5 { try forger.append(AuditEvent("forged", subject: "\(number)", outcome: .done), at: time) }
        try fixture.directory.write(file(), try other.directory.read(file()))
        #expect(try log.verify().firstBreak?.reason == .rewritten(record: 5))
        try fixture.directory.write("audit/head", try other.directory.read("audit/head"))
        #expect(try log.verify().isWhole, "the limit that is documented")
        #expect(try log.verify(expecting: kept).firstBreak?.reason == .rewritten(record: 5))
    }

    @Test("A cut end stays visible when records are added after it")
    func cutThenAppend() throws {
        try add(1...5)
        try put(Array(try lines().prefix(3)))
        try add(6...6)
        let broken = try log.verify().firstBreak
        #expect(broken?.reason == .missing(from: 4, to: 5) && broken?.line == 4)
    }

    @Test("A torn end is cut off at any byte, noted in the next record, and the chain goes on")
    func torn() throws {
        try add(1...3)
        let whole = try fixture.directory.read(file())
        let start = try #require(whole.dropLast().lastIndex(of: UInt8(ascii: "\n"))) + 1
        for end in stride(from: start + 1, to: whole.count - 1, by: 9) {
            try fixture.directory.write(file(), whole.prefix(end))
            // The killed writer had not come to renew the head.
            try fixture.directory.write("audit/head", "")
            #expect(try log.verify().endsUnfinished)
            try add(4...4)
            let verdict = try log.verify()
            #expect(verdict.isWhole && verdict.records == 3 && verdict.repairs == 1)
            var last: AuditRecord?
            try log.records { record, _ in last = record }
            #expect(last?.torn?.size == end - start)
            #expect(last?.torn?.digest == Digest.sha256(Array(whole[start..<end])).hex)
        }
        #expect(
            sink.emitted.first.map { if case .audit(.tailRepaired(record: 3, _)) = $0 { true } else { false } } == true)
    }

    @Test("A record that lacks nothing but its newline is kept")
    func missingNewline() throws {
        try add(1...3)
        try fixture.directory.write(file(), try fixture.directory.read(file()).dropLast())
        try add(4...4)
        let verdict = try log.verify()
        #expect(verdict.isWhole && verdict.records == 4 && verdict.repairs == 0)
        #expect(try subjects() == ["1", "2", "3", "4"])
    }

    @Test("What stands at the end and is longer than any record does not swallow the next one")
    func longEnd() throws {
        try add(1...2)
        let zeros = [UInt8](repeating: 0, count: 200_000)
        try fixture.directory.write(file(), try fixture.directory.read(file()) + zeros)
        try add(3...3)
        #expect(try subjects() == ["1", "2", "3"])
        let broken = try log.verify().firstBreak
        #expect(broken?.reason == .unreadable && broken?.line == 3)
    }

    @Test("No number in a file makes counting on impossible", arguments: [Int.max, Int.max - 1, (1 << 53) + 1])
    func greatNumbers(_ number: Int) throws {
        try add(1...1)
        let line = try #require(try lines().first)
        let open = line.dropLast(75).replacingOccurrences(of: #""sequence":1"#, with: #""sequence":\#(number)"#)
        let forged = "\(open),\"hash\":\"\(Digest.sha256(Array(open.utf8)).hex)\"}"
        try put([forged, forged])
        #expect(try log.verify().firstBreak?.reason == .unreadable)
        try fixture.directory.write(
            "audit/head", "{\"sequence\":\(number),\"hash\":\"\(String(repeating: "0", count: 64))\"}\n")
        try fixture.directory.write("audit/audit-\(number).jsonl", "\n")
        let small = AuditLog(
            in: fixture.audit, actor: AuditActor(program: "test", process: 7), redactor: Redactor(), partBytes: 1)
        let head = try small.append(AuditEvent("test.add", subject: "2", outcome: .done), at: time)
        #expect(head.sequence == 1)
        #expect(try subjects() == ["2"])
    }

    @Test("A part that is full is followed by the next, and the chain goes across")
    func rotation() throws {
        let small = AuditLog(
            in: fixture.audit, actor: AuditActor(program: "test", process: 7), redactor: Redactor(), sink: sink,
            partBytes: 1000)
        try add(1...20, to: small)
        let verdict = try small.verify()
        #expect(verdict.isWhole && verdict.records == 20)
        #expect(try lines(2).count > 1)
        #expect(sink.emitted.contains { if case .audit(.rotated(_, part: 2)) = $0 { true } else { false } })
        try put(Array(try lines(2).dropLast()), 2)
        let broken = try small.verify().firstBreak
        #expect(broken?.file == "audit-000003.jsonl" && broken?.line == 1)
    }

    @Test("A log whose oldest parts were taken away begins later, and is whole from there")
    func oldPartsGone() throws {
        let small = AuditLog(
            in: fixture.audit, actor: AuditActor(program: "test", process: 7), redactor: Redactor(), partBytes: 1000)
        try add(1...20, to: small)
        try FileManager.default.removeItem(atPath: "\(fixture.directory.path)/\(file(1))")
        let verdict = try small.verify()
        #expect(verdict.isWhole && verdict.begins > 1 && verdict.records == 21 - verdict.begins)
        try add(21...21, to: small)
        #expect(try small.verify().head.sequence == 21)
    }

    @Test("Records are found by what they say, and their lines are handed over as they stand")
    func query() throws {
        try log.append(AuditEvent("profile.login", subject: "a", outcome: .done), at: Timestamp(milliseconds: 1000))
        try log.append(AuditEvent("profile.login", subject: "b", outcome: .failed), at: Timestamp(milliseconds: 2000))
        try log.append(AuditEvent("profiles", subject: "c", outcome: .done), at: Timestamp(milliseconds: 3000))
        func found(_ change: (inout AuditQuery) -> Void) throws -> [Int] {
            var query = AuditQuery()
            change(&query)
            var found: [Int] = []
            let all = try lines()
            try log.records(matching: query) { record, line in
                found.append(record.sequence)
                #expect(String(decoding: line, as: UTF8.self) == all[record.sequence - 1])
            }
            return found
        }
        #expect(try found { _ in } == [1, 2, 3])
        #expect(try found { $0.action = "profile" } == [1, 2])
        #expect(try found { $0.action = "profile.login" } == [1, 2])
        #expect(try found { $0.outcome = .failed } == [2])
        #expect(try found { $0.subject = "c" } == [3])
        #expect(try found { $0.program = "other" } == [])
        #expect(try found { $0.since = Timestamp(milliseconds: 2000) } == [2, 3])
        #expect(try found { $0.until = Timestamp(milliseconds: 2000) } == [1, 2])
    }

    @Test("Eight processes at once keep one chain, across parts")
    func concurrent() async throws {
        let program = try BuiltProducts.program("AuditWriter")
        let root = fixture.directory.path
        let outcomes = try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { try await ChildProcess.run(program, [root, "25", "5000"]) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.map(\.status) == Array(repeating: 0, count: 8), "\(outcomes.map(\.errorText))")
        let verdict = try log.verify()
        #expect(verdict.isWhole && verdict.records == 200 && verdict.head.sequence == 200 && verdict.repairs == 0)
        let said = outcomes.flatMap { $0.outputText.split(separator: "\n").compactMap { Int($0) } }
        #expect(said.sorted() == Array(1...200), "each record was acknowledged to one writer")
    }

    @Test("A writer killed at any moment loses no record that it had acknowledged", arguments: 1...6)
    func killed(round: Int) async throws {
        let program = try BuiltProducts.program("AuditWriter")
        let child = try ChildProcess(program, [fixture.directory.path, "100000", "20000"])
        let acknowledged = try await offPool {
            var said: [UInt8] = []
            var block = [UInt8](repeating: 0, count: 64)
            while said.count(where: { $0 == UInt8(ascii: "\n") }) < 7 * round {
                let count = read(child.outputDescriptor, &block, block.count)
                guard count > 0 else { throw HarnessError("the writer ended by itself") }
                said += block.prefix(count)
            }
            child.signal(SIGKILL)
            return said.count { $0 == UInt8(ascii: "\n") }
        }
        _ = try await child.finish()
        try add(1...1)
        let verdict = try log.verify()
        #expect(verdict.isWhole, "\(verdict)")
        #expect(verdict.records > acknowledged)
    }
}
