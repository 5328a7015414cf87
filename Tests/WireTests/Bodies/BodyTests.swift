import Testing
import Wire

@Suite("Content and its framing")
struct BodyTests {
    @Test("ends where the length says, and what follows is not its own")
    func length() {
        let bytes = Array("hello, and more".utf8)
        var reader = BodyReader(.length(5))
        var offset = 0
        #expect(reader.next(in: bytes[..<3], at: &offset) == .content(0..<3))
        #expect(reader.next(in: bytes[..<3], at: &offset) == .needMore)
        #expect(!reader.isComplete)
        offset = 3
        #expect(reader.next(in: bytes, at: &offset) == .content(3..<5))
        #expect(reader.next(in: bytes, at: &offset) == .end)
        #expect(offset == 5)
        #expect(reader.isComplete)
    }

    @Test("ends at once where there is none", arguments: [BodyFraming.none, .length(0)])
    func none(_ framing: BodyFraming) {
        var reader = BodyReader(framing)
        var offset = 0
        #expect(reader.next(in: [UInt8](), at: &offset) == .end)
        #expect(reader.follow(Array("x".utf8)) == .end(0))
    }

    @Test("ends with the connection only where that is its framing")
    func untilClose() throws {
        var reader = BodyReader(.untilClose)
        #expect(reader.follow(Array("abc".utf8)) == .more)
        try reader.inputEnded()
        #expect(reader.isComplete)
        for framing in [BodyFraming.length(4), .chunked] {
            var cut = BodyReader(framing)
            _ = cut.follow(Array("1\r\n".utf8))
            #expect(fault { () throws(WireError) in try cut.inputEnded() } == .bodyCutShort)
            #expect(fault { () throws(WireError) in try cut.inputEnded() } == .bodyCutShort)
        }
    }

    @Test("is followed to the same end as it is read to")
    func following() {
        let message = Array("5;x=\"y\"\r\nhello\r\n10\r\n0123456789abcdef\r\n0\r\nX: y\r\n\r\n".utf8)
        let bytes = message + Array("GET".utf8)
        for cut in 0...message.count {
            var reader = BodyReader(.chunked)
            let first = reader.follow(bytes[..<cut])
            #expect(first == (cut < message.count ? .more : .end(message.count)))
            if cut < message.count { #expect(reader.follow(bytes[cut...]) == .end(message.count - cut)) }
        }
    }

    @Test("keeps trailers, with the bytes they stand in")
    func trailers() throws {
        let bytes = Array("0\r\nX-Sum: 12\r\nx-more:\r\n\r\n".utf8)
        var reader = BodyReader(.chunked)
        for byte in bytes { _ = reader.follow([byte]) }
        let trailers = try #require(reader.trailers)
        #expect(trailers.fields.count == 2)
        #expect(
            trailers.fields.firstValue(named: "x-sum", in: trailers.bytes).map {
                trailers.bytes.text(at: $0)
            } == "12")
    }

    @Test("is written as chunks that read the same")
    func chunks() throws {
        var out = ByteBuffer()
        var writer = BodyWriter(.chunked)
        try writer.write(Array("hello".utf8).span.bytes, to: &out)
        try writer.write([UInt8]().span.bytes, to: &out)
        try writer.write([UInt8](repeating: 0x61, count: 26).span.bytes, to: &out)
        try writer.finish(&out)
        #expect(
            String(decoding: out.array, as: UTF8.self)
                == "5\r\nhello\r\n1a\r\n" + String(repeating: "a", count: 26) + "\r\n0\r\n\r\n")
        #expect(
            fault { () throws(WireError) in try writer.write(Array("x".utf8).span.bytes, to: &out) } == .bodyTooLong)
    }

    @Test("is held to the length that was declared")
    func declaredLength() throws {
        var out = ByteBuffer()
        var writer = BodyWriter(.length(5))
        try writer.write(Array("hell".utf8).span.bytes, to: &out)
        #expect(
            fault { () throws(WireError) in try writer.write(Array("oo".utf8).span.bytes, to: &out) } == .bodyTooLong)
        #expect(fault { () throws(WireError) in try writer.finish(&out) } == .bodyTooShort)
        try writer.write(Array("o".utf8).span.bytes, to: &out)
        try writer.finish(&out)
        #expect(String(decoding: out.array, as: UTF8.self) == "hello")
        var none = BodyWriter(.none)
        #expect(fault { () throws(WireError) in try none.write(Array("x".utf8).span.bytes, to: &out) } == .bodyTooLong)
        try none.finish(&out)
    }

    @Test("ends before trailers that the caller writes")
    func writtenTrailers() throws {
        var out = ByteBuffer()
        var writer = BodyWriter(.chunked)
        try writer.finishBeforeTrailers(&out)
        try out.writeField(named: "X-Sum", "1")
        out.endFields()
        var reader = BodyReader(.chunked)
        #expect(reader.follow(out.array) == .end(out.count))
        #expect(reader.trailers?.fields.count == 1)
        var plain = BodyWriter(.length(0))
        #expect(fault { () throws(WireError) in try plain.finishBeforeTrailers(&out) } == .bodyTooLong)
    }
}
