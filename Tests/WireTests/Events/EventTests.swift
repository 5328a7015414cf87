import Testing
import Wire
import WireSamples

@Suite("Event streams")
struct EventTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let stream: String
        /// Type, data and id of each event, with "|" between them.
        let events: [String]
        var retry: UInt64?

        init(_ name: String, _ stream: String, _ events: [String], retry: UInt64? = nil) {
            testDescription = name
            self.stream = stream
            self.events = events
            self.retry = retry
        }
    }

    /// WHATWG HTML sections 9.2.5 and 9.2.6, their examples included.
    static let cases = [
        Case("one line", "data: a\n\n", ["|a|"]),
        Case("lines of data", "data: YHOO\ndata: +2\ndata: 10\n\n", ["|YHOO\n+2\n10|"]),
        Case(
            "the standard's example of ids",
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
            ["|first event|1", "|second event|"]),
        Case(
            "the standard's example of empty data", "data\n\ndata\ndata\n\ndata:\n", ["||", "|\n|"]),
        Case("the standard's example of the space", "data:test\n\ndata: test\n\n", ["|test|", "|test|"]),
        Case("one space only", "data:  a \n\n", ["| a |"]),
        Case("CR", "data: a\rdata: b\r\r", ["|a\nb|"]),
        Case("CRLF", "data: a\r\ndata: b\r\n\r\n", ["|a\nb|"]),
        Case("all line ends", "data: a\rdata: b\ndata: c\r\n\r\ndata: d\n\r", ["|a\nb\nc|", "|d|"]),
        Case("CR LF CR is two lines", "data: a\r\n\rdata: b\n\n", ["|a|", "|b|"]),
        Case("LF CR is two lines", "data: a\n\rdata: b\n\n", ["|a|", "|b|"]),
        Case("a type", "event: x\ndata: a\n\ndata: b\n\n", ["x|a|", "|b|"]),
        Case("the last type counts", "event: x\nevent: y\ndata: a\n\n", ["y|a|"]),
        Case("a type without data is no event", "event: x\n\ndata: a\n\n", ["|a|"]),
        Case("an id stays", "id: 1\ndata: a\n\ndata: b\n\n", ["|a|1", "|b|1"]),
        Case("an id without data counts", "id: 1\n\ndata: b\n\n", ["|b|1"]),
        Case("an id with NUL is ignored", "id: 1\nid: a\u{0}b\ndata: a\n\n", ["|a|1"]),
        Case("comments", ":\n: x\n:data: y\ndata: a\n: z\n\n", ["|a|"]),
        Case("names that nobody knows", "Data: x\n data: y\ndata : z\nx: y\ndata: a\n\n", ["|a|"]),
        Case("colons in a value", "data: a: b\n\n", ["|a: b|"]),
        Case("an event that is cut off", "data: a\n\ndata: b\n", ["|a|"]),
        Case("a line that is cut off", "data: a\n\ndata: b", ["|a|"]),
        Case("a byte order mark", "\u{FEFF}data: a\n\n", ["|a|"]),
        Case("two byte order marks", "\u{FEFF}\u{FEFF}data: a\n\n", []),
        Case("a byte order mark later", "data: a\n\u{FEFF}\n\n", ["|a|"]),
        Case("characters of more bytes", "data: é€😀\n\n", ["|é€😀|"]),
        Case("a time", "retry: 250\n\n", [], retry: 250),
        Case("a time that is no number", "retry: 250\nretry: 1.5\nretry: -1\nretry:\nretry: 1e3\n\n", [], retry: 250),
        Case("a time beyond counting", "retry: 99999999999999999999999\n", [], retry: .max),
        Case("nothing", "", []),
        Case("empty lines", "\n\n\r\r\n\n", []),
    ]

    private static func show(_ reading: EventReading) -> [String] {
        reading.events.map { event in
            [event.type, event.data, event.id].map { String(decoding: $0, as: UTF8.self) }.joined(separator: "|")
        }
    }

    @Test("are read as the standard says", arguments: cases)
    func reading(_ expected: Case) {
        let reading = EventReading([Array(expected.stream.utf8)])
        #expect(Self.show(reading) == expected.events)
        #expect(reading.retry == expected.retry)
        #expect(reading.refusal == nil)
    }

    @Test("are read the same, split at any two bytes", arguments: cases)
    func splits(_ expected: Case) {
        let bytes = Array(expected.stream.utf8)
        let whole = EventReading([bytes])
        #expect(EventReading(bytes.map { [$0] }) == whole)
        for one in 0...bytes.count {
            for two in one...bytes.count {
                let pieces = [Array(bytes[..<one]), Array(bytes[one..<two]), Array(bytes[two...])]
                if EventReading(pieces) != whole { Issue.record("cut at \(one) and \(two)") }
            }
        }
    }

    @Test("may have long lines and events up to their limits")
    func limits() {
        let limits = EventLimits(line: 16, event: 20)
        func reading(_ stream: String) -> EventReading { EventReading([Array(stream.utf8)], limits: limits) }
        #expect(reading("data: 0123456789\n\n").events.count == 1)
        #expect(reading("data: 01234567890\n\n").refusal == .eventLineTooLong)
        #expect(reading(":012345678901234").refusal == nil)
        #expect(reading(":0123456789012345").refusal == .eventLineTooLong)
        #expect(reading("data: 0123456789\ndata: 012345678\n\n").events.count == 1)
        #expect(reading("data: 0123456789\ndata: 0123456789\n\n").refusal == .eventTooLarge)
        #expect(reading("data: a\n\ndata: 0123456789\ndata: 0123456789\n\n").events.count == 1)
    }

    @Test("tell where in the input an event ends, and name it without a string")
    func ends() throws {
        var parser = EventParser()
        var ends: [Int] = []
        var named: [Bool] = []
        let input = Array("event: x\ndata: a\n\ndata: b\r\n\r\n: c".utf8)
        try parser.parse(input.span.bytes) { event in
            ends.append(event.end)
            named.append(event.isType("x"))
            named.append(event.isType("message"))
        }
        #expect(ends == [18, 29])
        #expect(named == [true, false, false, true])
    }

    @Test("are written so that they read the same")
    func writing() {
        let text = ByteBuffer.written { out throws(WireError) in
            try out.writeEvent(type: "x", data: " a\r\nb\rc\n", id: "7", retryMilliseconds: 10)
            out.writeEventComment("keep\nalive")
            try out.writeEvent(data: "")
        }
        let stream = "event: x\nid: 7\nretry: 10\ndata:  a\ndata: b\ndata: c\ndata: \n\n: keep\n: alive\n\ndata: \n\n"
        #expect(text == .success(stream))
        let reading = EventReading([Array(stream.utf8)])
        #expect(Self.show(reading) == ["x| a\nb\nc\n|7", "||7"])
        #expect(reading.retry == 10)
    }

    @Test("are not written where a name or id would break them", arguments: ["a\nb", "a\rb", "\n"])
    func hostile(_ text: String) {
        #expect(
            ByteBuffer.written { out throws(WireError) in try out.writeEvent(type: text, data: "") }
                == .failure(WireError(code: .eventText)))
        #expect(
            ByteBuffer.written { out throws(WireError) in try out.writeEvent(data: "", id: text) }
                == .failure(WireError(code: .eventText)))
        #expect(
            ByteBuffer.written { out throws(WireError) in try out.writeEvent(data: "", id: "a\u{0}") }
                == .failure(WireError(code: .eventText)))
    }
}
