import Testing
import Wire

@Suite("Reading request heads")
struct RequestParserTests {
    private static func head(_ text: String) throws -> (RequestHead, [UInt8]) {
        let bytes = Array(text.utf8)
        var parser = RequestParser()
        try #require(parser.parse(bytes) == .complete(bytes.count))
        return (parser.head, bytes)
    }

    @Test("finds the parts of each form of target")
    func targets() throws {
        let (origin, bytes) = try Self.head("GET /a/b?c HTTP/1.1\r\nHost: h:1\r\n\r\n")
        let span = bytes
        #expect(origin.target.form == .origin)
        #expect(span.text(at: origin.target.path) == "/a/b")
        #expect(origin.target.query.map { span.text(at: $0) } == "c")
        #expect(origin.authority.map { span.text(at: $0) } == "h:1")
        let (absolute, more) = try Self.head("GET https://x/p HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(absolute.target.form == .absolute)
        #expect(absolute.target.isSecure)
        #expect(absolute.authority.map { more.text(at: $0) } == "x")
        #expect(more.text(at: absolute.target.path) == "/p")
        let (authority, _) = try Self.head("CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\n")
        #expect(authority.target.form == .authority)
        let (asterisk, _) = try Self.head("OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(asterisk.target.form == .asterisk)
        let (old, _) = try Self.head("GET / HTTP/1.0\r\n\r\n")
        #expect(old.authority == nil)
    }

    struct Meaning: Sendable {
        let lines: String
        var version = "1.1"
        var keepsAlive = true
        var framing = BodyFraming.none
        var upgrade = false
        var webSocket = false
        var waits = false
    }

    @Test(
        "sums up what the fields mean",
        arguments: [
            Meaning(lines: "X: y"),
            Meaning(lines: "Connection: close", keepsAlive: false),
            Meaning(lines: "Connection: keep-alive, close", keepsAlive: false),
            Meaning(lines: "X: y", version: "1.0", keepsAlive: false),
            Meaning(lines: "Connection: Keep-Alive", version: "1.0"),
            Meaning(lines: "Content-Length: 7", framing: .length(7)),
            Meaning(lines: "Transfer-Encoding: chunked", framing: .chunked),
            Meaning(lines: "Upgrade: websocket"),
            Meaning(lines: "Upgrade: websocket\r\nConnection: upgrade", upgrade: true, webSocket: true),
            Meaning(lines: "Upgrade: h2c, WebSocket\r\nConnection: x, Upgrade", upgrade: true, webSocket: true),
            Meaning(lines: "Upgrade: h2c\r\nConnection: upgrade", upgrade: true),
            Meaning(lines: "Upgrade: x\r\nConnection: upgrade, keep-alive", version: "1.0"),
            Meaning(lines: "Expect: 100-continue"),
            Meaning(lines: "Expect: 100-continue\r\nContent-Length: 0", framing: .length(0)),
            Meaning(lines: "Expect: 100-continue\r\nContent-Length: 1", framing: .length(1), waits: true),
        ])
    func meaning(_ expected: Meaning) throws {
        let (head, _) = try Self.head("POST / HTTP/\(expected.version)\r\nHost: a\r\n\(expected.lines)\r\n\r\n")
        #expect(head.keepsAlive == expected.keepsAlive)
        #expect(head.framing == expected.framing)
        #expect(head.asksForUpgrade == expected.upgrade)
        #expect(head.asksForWebSocket == expected.webSocket)
        #expect(head.expectsContinue == expected.waits)
    }

    @Test(
        "knows methods by their exact text",
        arguments: ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
    func methods(_ text: String) throws {
        #expect(try "\(Self.head("\(text) / HTTP/1.1\r\nHost: a\r\n\r\n").0.method.text)" == text)
        #expect(try Self.head("\(text.lowercased()) / HTTP/1.1\r\nHost: a\r\n\r\n").0.method == .other)
        #expect(try Self.head("\(text)X / HTTP/1.1\r\nHost: a\r\n\r\n").0.method == .other)
    }

    @Test("goes on with the next message, and says when nothing has come")
    func reuse() {
        let bytes = Array("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n".utf8)
        var parser = RequestParser()
        #expect(parser.isAtStart)
        #expect(parser.parse(bytes[..<1]) == .needMore)
        #expect(!parser.isAtStart)
        #expect(parser.parse(bytes) == .complete(28))
        #expect(parser.parse(bytes) == .complete(28))
        parser.reset()
        #expect(parser.isAtStart)
        #expect(parser.parse(bytes[28...]) == .complete(bytes.count - 28))
        #expect(parser.fields.count == 2)
        parser.releaseMemory()
        #expect(parser.fields.isEmpty)
        #expect(parser.parse([UInt8]()) == .needMore)
    }

    @Test("stays failed")
    func failure() {
        var parser = RequestParser()
        let bad = Array("GET / HTTP/1.1\nHost: a\r\n\r\n".utf8)
        #expect(parser.parse(bad) == .failed(WireError(code: .bareLineFeed)))
        #expect(parser.parse(bad) == .failed(WireError(code: .bareLineFeed)))
        #expect(parser.parse([UInt8]()) == .failed(WireError(code: .bareLineFeed)))
    }

    @Test("looks at each byte of a slow head a bounded number of times")
    func slowHead() {
        // A quadratic reader would look at 16 KiB some eight thousand times each: seconds, where this takes none.
        let line = "X: " + String(repeating: "y", count: 15 << 10) + "\r\n"
        let bytes = Array("GET / HTTP/1.1\r\nHost: a\r\n\(line)\(line)\(line)\r\n".utf8)
        var parser = RequestParser()
        var early = 0
        for length in 1..<bytes.count where parser.parse(bytes.span.bytes.extracting(0..<length)) != .needMore {
            early += 1
        }
        #expect(early == 0)
        #expect(parser.parse(bytes) == .complete(bytes.count))
    }
}
