import Testing
import Wire

@Suite("Writing heads")
struct WritingTests {
    private static func text(_ write: (inout ByteBuffer) throws(WireError) -> Void) -> String {
        switch ByteBuffer.written(write) {
        case .success(let text): text
        case .failure(let error): "\(error)"
        }
    }

    private static func refusal(_ write: (inout ByteBuffer) throws(WireError) -> Void) -> WireError.Code? {
        if case .failure(let error) = ByteBuffer.written(write) { error.code } else { nil }
    }

    @Test("refuses a value that could end its line, and writes nothing of it", arguments: UInt8.min...UInt8.max)
    func values(_ byte: UInt8) {
        let isAllowed = byte == 9 || (byte >= 0x20 && byte != 0x7F)
        let value = [0x61, byte, 0x62]
        #expect(
            Self.refusal { out throws(WireError) in try out.writeField(.cookie, value.span.bytes) }
                == (isAllowed ? nil : .unsafeText))
        #expect(
            Self.refusal { out throws(WireError) in
                try out.writeField(named: "x", String(decoding: value, as: UTF8.self))
            } == (isAllowed ? nil : .unsafeText))
    }

    @Test("refuses a name that is no token", arguments: ["", "a b", "a:", "a\r\nb", "é", "a\u{0}"])
    func names(_ name: String) {
        let bytes = Array(name.utf8)
        #expect(Self.refusal { out throws(WireError) in try out.writeField(named: name, "x") } == .unsafeName)
        #expect(
            Self.refusal { out throws(WireError) in try out.writeField(named: bytes.span.bytes, bytes.span.bytes) }
                == .unsafeName)
        #expect(Self.refusal { out throws(WireError) in try out.writeField(.other, name) } == .unsafeName)
    }

    @Test("refuses a target that could end the line", arguments: ["", "/a b", "/\r\nX: y", "/\u{0}", "/é"])
    func targets(_ target: String) {
        let (method, bytes) = (Array("GET".utf8), Array(target.utf8))
        #expect(Self.refusal { out throws(WireError) in try out.writeRequestLine(.get, target) } == .unsafeText)
        #expect(
            Self.refusal { out throws(WireError) in
                try out.writeRequestLine(method: method.span.bytes, target: bytes.span.bytes)
            } == .unsafeText)
        #expect(Self.refusal { out throws(WireError) in try out.writeRequestLine(.other, "/") } == .unsafeName)
    }

    @Test("writes the lines of heads")
    func lines() {
        #expect(
            Self.text { out throws(WireError) in try out.writeRequestLine(.post, "/a?b") } == "POST /a?b HTTP/1.1\r\n")
        #expect(
            Self.text { out throws(WireError) in try out.writeRequestLine(.get, "/", version: .http10) }
                == "GET / HTTP/1.0\r\n")
        #expect(Self.text { $0.writeStatusLine(404) } == "HTTP/1.1 404 Not Found\r\n")
        #expect(Self.text { $0.writeStatusLine(299) } == "HTTP/1.1 299 \r\n")
        #expect(Self.text { $0.writeStatusLine(7) } == "HTTP/1.1 500 \r\n")
        let reason = Array("Fine".utf8)
        #expect(
            Self.text { out throws(WireError) in try out.writeStatusLine(200, reason: reason.span.bytes) }
                == "HTTP/1.1 200 Fine\r\n")
        #expect(Self.text { $0.writeFraming(.length(12)) } == "Content-Length: 12\r\n")
        #expect(Self.text { $0.writeFraming(.chunked) } == "Transfer-Encoding: chunked\r\n")
        #expect(Self.text { $0.writeFraming(.untilClose) } == "")
        #expect(Self.text { $0.writeField(.connection, constant: "close") } == "Connection: close\r\n")
        #expect(Self.text { $0.writeContinue() } == "HTTP/1.1 100 Continue\r\n\r\n")
    }

    @Test(
        "passes a request line on as an origin server takes it",
        arguments: [
            ("GET /a?b HTTP/1.0", "GET /a?b HTTP/1.1"), ("GET http://h/a?b HTTP/1.1", "GET /a?b HTTP/1.1"),
            ("GET http://h HTTP/1.1", "GET / HTTP/1.1"), ("GET https://h?b HTTP/1.1", "GET /?b HTTP/1.1"),
            ("OPTIONS http://h HTTP/1.1", "OPTIONS * HTTP/1.1"), ("OPTIONS http://h? HTTP/1.1", "OPTIONS /? HTTP/1.1"),
            ("OPTIONS * HTTP/1.1", "OPTIONS * HTTP/1.1"), ("CONNECT h:1 HTTP/1.1", "CONNECT h:1 HTTP/1.1"),
        ])
    func relayedLine(_ received: String, _ sent: String) {
        let bytes = Array("\(received)\r\nHost: h\r\n\r\n".utf8)
        var parser = RequestParser()
        #expect(parser.parse(bytes) == .complete(bytes.count))
        let head = parser.head
        #expect(Self.text { $0.copyRequestLine(head, from: bytes.span.bytes) } == sent + "\r\n")
        #expect(Self.text { $0.copyRequestLine(head, from: bytes.span.bytes.extracting(0..<5)) } == "")
    }

    @Test("writes answers to refused requests that a client reads")
    func refusals() {
        var out = ByteBuffer()
        out.writeRefusal(WireError(code: .hostMissing), date: "Sun, 06 Nov 1994 08:49:37 GMT".utf8Span.span.bytes)
        var parser = ResponseParser()
        guard case .complete(let length) = parser.parse(out.array, answering: .get) else {
            Issue.record("not a head")
            return
        }
        #expect(parser.head.status == 400)
        #expect(parser.head.framing == .length(UInt64(out.count - length)))
        #expect(!parser.head.keepsAlive)
        #expect(String(decoding: out.array[length...], as: UTF8.self) == "Host is missing (RFC 9112 section 3.2)\n")
        out.removeAll()
        out.writeRefusal(503, text: "later", date: nil, answersHead: true)
        #expect(String(decoding: out.array, as: UTF8.self).hasSuffix("Content-Length: 6\r\nConnection: close\r\n\r\n"))
    }

    @Test("writes numbers", arguments: [0, 1, 9, 10, 15, 16, 255, 256, 4095, 65_535, 1 << 59, UInt64.max])
    func numbers(_ number: UInt64) {
        #expect(Self.text { $0.append(decimal: number) } == String(number))
        #expect(Self.text { $0.append(hexadecimal: number) } == String(number, radix: 16))
    }

    @Test("keeps and gives back the memory of a buffer")
    func memory() {
        var out = ByteBuffer(capacity: 8)
        #expect(out.capacity >= 8)
        for _ in 0..<100 { out.append("0123456789") }
        #expect(out.count == 1000)
        let capacity = out.capacity
        out.truncate(to: 5)
        #expect(out.array == Array("01234".utf8))
        out.removeAll()
        #expect(out.count == 0)
        #expect(out.capacity == capacity)
        out.releaseMemory()
        #expect(out.capacity == 0)
        out.append("é" as String)
        #expect(out.array == [0xC3, 0xA9])
    }
}
