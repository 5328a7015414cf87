import Diagnostics
import Foundation
import Harness
import Storage
import Testing

@Suite("The log reader")
struct LogReaderTests {
    private let time = Timestamp(milliseconds: 1_772_366_400_250)

    private func line(_ number: Int) -> String {
        String(decoding: MarkerLine(.audit(.tailRepaired(record: number, size: 0)), at: time).bytes, as: UTF8.self)
            + "\n"
    }

    private func numbers(_ reader: inout LogReader) throws -> [Int] {
        var numbers: [Int] = []
        try reader.read { entry in
            if case .marker(.audit(.tailRepaired(let record, _)), _) = entry { numbers.append(record) }
        }
        return numbers
    }

    @Test("Goes on where it stopped, and takes half a line for one that is being written")
    func growing() throws {
        let fixture = try Fixture()
        let whole = line(2)
        let path = try fixture.directory.write("logs/run-1.log", line(1) + whole.prefix(20))
        var reader = try LogReader(fixture.log(1))
        #expect(try numbers(&reader) == [1])
        #expect(reader.endsUnfinished)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data((whole.dropFirst(20) + line(3)).utf8))
        #expect(try numbers(&reader) == [2, 3])
        #expect(!reader.endsUnfinished)
    }

    @Test("The last lines are found wherever the blocks end", arguments: [0, 1, 2, 3, 700, 701, 1999, 2000, 5000])
    func tail(count: Int) throws {
        let fixture = try Fixture()
        try fixture.directory.write("logs/run-1.log", (0..<2000).map(line).joined())
        var reader = try LogReader(fixture.log(1), tail: count)
        #expect(try numbers(&reader) == Array(max(0, 2000 - count)..<2000))
    }

    @Test("Junk is counted as damage, and the lines around it are read")
    func junk() throws {
        let fixture = try Fixture()
        var bytes = Array(line(1).utf8)
        bytes += [0, 1, 2, 0xFF, 0xFE] + Array("\n".utf8)
        bytes += Array(String(repeating: "x", count: 300_000).utf8) + Array("\n\n".utf8)
        bytes += Array(line(2).utf8) + Array(repeating: 0, count: 5000)
        try fixture.directory.write("logs/run-1.log", bytes)
        var summary = LogSummary()
        var reader = try LogReader(fixture.log(1))
        try reader.read { summary.add($0) }
        #expect(summary.lines == 2)
        #expect(summary.damaged == 2)
        #expect(reader.endsUnfinished)
    }

    @Test("Reads the parts in their order and passes over one that is gone")
    func parts() throws {
        let fixture = try Fixture()
        try fixture.directory.write("logs/run-1.log", line(1))
        try fixture.directory.write("logs/run-3.log", line(2) + line(3).prefix(30))
        var found: [LogEntry] = []
        let unfinished = try LogReader.read(parts: (1...3).map(fixture.log)) { found.append($0) }
        #expect(found.count == 2)
        #expect(unfinished == 1)
    }

    @Test("Counts markers, severities and what classifies them, known or not")
    func summary() throws {
        let lines = [
            #"2026-03-01T12:00:02.000Z warning log_lines_dropped count=12 drop_reason=queue_full over=1.5s"#,
            #"2026-03-01T12:00:01.000Z warning log_lines_dropped count=3 drop_reason=unwritable over=1s"#,
            #"2026-03-01T12:00:03.000Z warning log_lines_dropped count=3 drop_reason=unwritable over=1s"#,
            #"2026-03-01T12:00:04.000Z error from_the_future profile="work" route=responses ok=true"#,
            "nonsense",
        ]
        var summary = LogSummary(textFields: ["profile"])
        for line in lines { if let entry = LogEntry(Array(line.utf8)) { summary.add(entry) } }
        #expect(summary.markers == ["log_lines_dropped": 3, "from_the_future": 1])
        #expect(summary.severities == [.warning: 3, .error: 1])
        #expect(summary.lines == 4 && summary.damaged == 1 && summary.unknown == 1)
        #expect(summary.first?.description == "2026-03-01T12:00:01.000Z")
        #expect(summary.last?.description == "2026-03-01T12:00:04.000Z")
        let reasons = try #require(summary.facets["drop_reason"]).ranking
        #expect(reasons.map(\.value.description) == ["unwritable", "queue_full"])
        #expect(reasons.map(\.count) == [2, 1])
        #expect(summary.facets["profile"]?.counts == [.text("work"): 1])
        #expect(summary.facets["ok"]?.counts == [.boolean(true): 1])
        #expect(summary.facets["count"] == nil, "numbers do not classify")
    }

    @Test("Keeps a bounded number of values, and counts the rest together")
    func bounded() throws {
        var summary = LogSummary(textFields: ["who"])
        for number in 0..<1000 {
            let text = #"2026-03-01T12:00:02.000Z info someone_came who="guest \#(number)""#
            if let entry = LogEntry(Array(text.utf8)) { summary.add(entry) }
        }
        let facet = try #require(summary.facets["who"])
        #expect(facet.counts.count == 64)
        #expect(facet.others == 936)
    }
}
