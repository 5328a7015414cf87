import BenchKit
import Testing

@Suite("The load's reading")
struct StreamReadingTests {
    private static let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"

    private static func event(sentAt moment: UInt64) -> [UInt8] {
        var event = StreamEvent.template
        event.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { StreamEvent.write(moment, at: $0) } ?? ()
        }
        return event
    }

    private static func chunked(_ pieces: [[UInt8]]) -> [UInt8] {
        pieces.flatMap { Array("\(String($0.count, radix: 16))\r\n".utf8) + $0 + [13, 10] }
    }

    @Test("finds the events and when they were sent, wherever the pieces are cut", arguments: [1, 2, 7, 64, 1_000])
    func pieces(_ size: Int) {
        let (first, second) = (Self.event(sentAt: 5), Self.event(sentAt: 18_446_744_073))
        // A proxy may cut chunks anew: here within the second event.
        let body = Self.chunked([first + second[..<20], Array(second[20...])])
        let bytes = Array(Self.head.utf8) + body + Array("0\r\n\r\n".utf8)
        var reader = ReplyReader()
        var counter = EventCounter()
        var moments: [UInt64] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { piece in
                reader.take(piece) { counter.take($0) { moments.append($0) } }
            }
        }
        #expect(moments == [5, 18_446_744_073])
        #expect(counter.events == 2)
        #expect(!counter.isGarbled && !reader.isMalformed)
        #expect(reader.status == 200)
        #expect(reader.hasEnded)
    }

    @Test("notices a byte that was lost or changed", arguments: [0, 12, 13, 31, 176])
    func garbled(_ place: Int) {
        var changed = Self.event(sentAt: 1)
        changed[place] ^= 0x40
        var lost = Self.event(sentAt: 1) + Self.event(sentAt: 2)
        lost.remove(at: place)
        for bytes in [changed, lost] {
            var counter = EventCounter()
            bytes.withUnsafeBytes { counter.take($0) { _ in } }
            #expect(counter.isGarbled)
        }
    }

    @Test(
        "follows replies of every framing",
        arguments: [
            ("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 4\r\n\r\nfull", 503, true),
            ("HTTP/1.1 503 Service Unavailable\r\ncontent-length:0\r\n\r\n", 503, true),
            ("HTTP/1.1 200 OK\r\n\r\nuntil closed", 200, false),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;a=b\r\nx\r\n0\r\nTrailer: 1\r\n\r\n", 200, true),
        ])
    func framings(_ text: String, _ status: Int, _ ends: Bool) {
        var reader = ReplyReader()
        Array(text.utf8).withUnsafeBytes { reader.take($0) { _ in } }
        #expect(reader.status == status)
        #expect(reader.hasEnded == ends)
        #expect(!reader.isMalformed)
    }

    @Test(
        "calls anything else malformed",
        arguments: [
            "nonsense\r\n", "HTTP/1.1 OK\r\n", "\(head)x\r\n", "\(head)1\r\nxy\r\n", "\(head)0\r\n\r\nmore",
            String(repeating: "x", count: 10_000),
        ])
    func malformed(_ text: String) {
        var reader = ReplyReader()
        Array(text.utf8).withUnsafeBytes { reader.take($0) { _ in } }
        #expect(reader.isMalformed)
    }

    @Test("reads a report as it was written")
    func report() {
        var report = LoadReport()
        report.events = 1
        report.duration = 2_000_000_000
        report.usage = ProcessUsage(nanoseconds: 3, userTicks: 4, systemTicks: 5)
        (report.p50, report.p99) = (6, 7)
        (report.opened, report.refused, report.failed) = (8, 9, 10)
        #expect(LoadReport(line: report.line) == report)
        #expect(LoadReport(line: report.line.dropLast(3)) == nil)
        #expect(LoadReport(line: "BenchLoad: no") == nil)
        #expect(LoadReport(line: report.line + " more=1") == nil)
    }
}
