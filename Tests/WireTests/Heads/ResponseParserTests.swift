import Testing
import Wire

@Suite("Reading response heads")
struct ResponseParserTests {
    struct Case: Sendable {
        let text: String
        var method = Method.get
        var kind = ResponseHead.Kind.final
        var framing = BodyFraming.none
        var keepsAlive = true
    }

    @Test(
        "tells kind, framing and reuse",
        arguments: [
            Case(text: "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", framing: .length(3)),
            Case(text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", framing: .chunked),
            Case(text: "HTTP/1.1 200 OK\r\n\r\n", framing: .untilClose, keepsAlive: false),
            Case(text: "HTTP/1.0 200 OK\r\nContent-Length: 3\r\n\r\n", framing: .length(3), keepsAlive: false),
            Case(
                text: "HTTP/1.0 200 OK\r\nContent-Length: 3\r\nConnection: keep-alive\r\n\r\n", framing: .length(3)),
            Case(text: "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", method: .head),
            Case(text: "HTTP/1.1 204 No Content\r\n\r\n"),
            Case(text: "HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n\r\n"),
            Case(text: "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n", framing: .length(0)),
            Case(text: "HTTP/1.1 100 Continue\r\n\r\n", kind: .interim),
            Case(text: "HTTP/1.1 103 Early Hints\r\n\r\n", kind: .interim),
            Case(
                text: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: a\r\nConnection: upgrade\r\n\r\n",
                kind: .switchingProtocols, keepsAlive: false),
            Case(
                text: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", method: .connect, kind: .tunnel,
                keepsAlive: false),
            Case(
                text: "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 3\r\n\r\n", method: .connect,
                framing: .length(3)),
        ])
    func meaning(_ expected: Case) {
        let bytes = Array(expected.text.utf8)
        var parser = ResponseParser()
        #expect(parser.parse(bytes, answering: expected.method) == .complete(bytes.count))
        #expect(parser.head.kind == expected.kind)
        #expect(parser.head.framing == expected.framing)
        #expect(parser.head.keepsAlive == expected.keepsAlive)
    }

    @Test("tells the status and the reason")
    func status() {
        let bytes = Array("HTTP/1.1 404 Not here\r\nContent-Length: 0\r\n\r\n".utf8)
        var parser = ResponseParser()
        #expect(parser.parse(bytes, answering: .get) == .complete(bytes.count))
        #expect(parser.head.status == 404)
        #expect(bytes.text(at: parser.head.reasonRange) == "Not here")
        parser.reset()
        #expect(parser.parse(bytes, answering: .get) == .complete(bytes.count))
        #expect(parser.head.status == 404)
    }

    @Test("lets a connection be used again only when both messages ended by themselves and nothing is left over")
    func reuse() {
        func request(_ lines: String) -> RequestHead {
            var parser = RequestParser()
            _ = parser.parse(Array("GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n".utf8))
            return parser.head
        }
        func response(_ lines: String) -> ResponseHead {
            var parser = ResponseParser()
            _ = parser.parse(Array("HTTP/1.1 200 OK\r\n\(lines)\r\n".utf8), answering: .get)
            return parser.head
        }
        let length = "Content-Length: 0\r\n"
        let close = "Connection: close\r\n"
        func allowed(
            _ request: RequestHead, _ response: ResponseHead, sent: Bool = true, read: Bool = true, surplus: Int = 0
        ) -> Bool {
            ConnectionReuse.isAllowed(
                request: request, response: response, requestSent: sent, responseRead: read, surplus: surplus)
        }
        #expect(allowed(request(""), response(length)))
        #expect(!allowed(request(close), response(length)))
        #expect(!allowed(request(""), response(length + close)))
        #expect(!allowed(request(""), response("")))
        #expect(!allowed(request(""), response(length), sent: false))
        #expect(!allowed(request(""), response(length), read: false))
        #expect(!allowed(request(""), response(length), surplus: 1))
    }
}
