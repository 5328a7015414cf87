import Testing

@testable import Wire

@Suite("Opening a WebSocket")
struct HandshakeTests {
    /// RFC 3174 section 7.3, FIPS 180 examples, and the lengths about a block's end.
    @Test(
        "computes SHA-1",
        arguments: [
            ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
            ),
            (String(repeating: "a", count: 1_000_000), "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
            (
                String(repeating: "0123456701234567012345670123456701234567012345670123456701234567", count: 10),
                "dea356a2cddd90c7a7ecedc5ebb563934f460452"
            ),
            (String(repeating: "a", count: 55), "c1c8bbdc22796e28c0e15163d20899b65621d65a"),
            (String(repeating: "a", count: 56), "c2db330f6083854c99d4b5bfb6e8f29f201be699"),
            (String(repeating: "a", count: 64), "0098ba824b5c16427bd7a1122a5a442a25ec644d"),
        ])
    func digest(_ message: String, _ expected: String) {
        let hex = SHA1.digest(Array(message.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        #expect(hex.joined() == expected)
    }

    @Test("answers the key of RFC 6455 section 1.3, and makes keys that are valid")
    func accept() {
        let accept = WebSocketKey.accept("dGhlIHNhbXBsZSBub25jZQ==".utf8Span.span.bytes)
        #expect(accept == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        #expect(WebSocketKey.text(Array("the sample nonce".utf8)) == "dGhlIHNhbXBsZSBub25jZQ==")
        #expect(WebSocketKey.text([]) == "AAAAAAAAAAAAAAAAAAAAAA==")
        for byte in UInt8.min...UInt8.max {
            let key = WebSocketKey.text([UInt8](repeating: byte, count: 16))
            let isValid = WebSocketKey.isValid(key.utf8Span.span.bytes)
            #expect(isValid)
        }
    }

    @Test(
        "refuses keys that are not 16 bytes in base 64",
        arguments: [
            "", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25jZQ===", "dGhlIHNhbXBsZSBub25jZR==",
            "dGhlIHNhbXBsZSBub25jZ-==", "dGhlIHNhbXBsZSBub25j=Q==", "dGhlIHNhbXBsZSBub25jZWU=",
            "dGhlIHNhbXBsZSBub25jZWUu",
        ])
    func badKeys(_ key: String) {
        let isValid = WebSocketKey.isValid(key.utf8Span.span.bytes)
        #expect(!isValid)
        #expect(
            Self.request("Sec-WebSocket-Key: \(key)\r\nSec-WebSocket-Version: 13\r\n\(Self.upgrade)").failure
                == .webSocketKey)
    }

    private static let upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n"
    private static let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    private static let version = "Sec-WebSocket-Version: 13\r\n"

    private static func request(
        _ lines: String, _ line: String = "GET /chat HTTP/1.1"
    ) -> (request: WebSocketRequest?, failure: WireError.Code?) {
        let bytes = Array("\(line)\r\nHost: a\r\n\(lines)\r\n".utf8)
        var parser = RequestParser()
        guard case .complete = parser.parse(bytes.span.bytes) else { return (nil, .requestLine) }
        do throws(WireError) {
            return (try WebSocketRequest(parser.head, parser.fields, in: bytes.span.bytes), nil)
        } catch {
            return (nil, error.code)
        }
    }

    @Test("takes the request of a client")
    func goodRequest() throws {
        let lines = Self.upgrade + Self.key + Self.version
        let request = try #require(
            Self.request(lines + "Sec-WebSocket-Protocol: a, b\r\nSec-WebSocket-Protocol: c\r\n").request)
        #expect(request.accept == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
        #expect(request.subprotocols == ["a", "b", "c"])
        #expect(request.subprotocol(among: ["x", "c", "a"]) == "c")
        #expect(request.subprotocol(among: ["A"]) == nil)
        #expect(Self.request(lines.replacing("Upgrade\r\n", with: "keep-alive, upgrade\r\n")).failure == nil)
        #expect(Self.request(lines + "Sec-WebSocket-Extensions: permessage-deflate\r\n").failure == nil)
    }

    @Test("refuses other requests, each for its reason")
    func badRequests() {
        let (up, key, version) = (Self.upgrade, Self.key, Self.version)
        #expect(Self.request(up + key + version, "POST / HTTP/1.1").failure == .upgradeMethod)
        #expect(Self.request(up + key + version, "GET / HTTP/1.0").failure == .upgradeVersion)
        #expect(Self.request(up + key + version + "Content-Length: 1\r\n").failure == .upgradeContent)
        #expect(Self.request(key + version).failure == .upgradeMissing)
        #expect(Self.request("Upgrade: websocket\r\n" + key + version).failure == .upgradeMissing)
        #expect(Self.request("Upgrade: h2c\r\nConnection: upgrade\r\n" + key + version).failure == .upgradeMissing)
        #expect(Self.request(up + key).failure == .webSocketVersion)
        #expect(Self.request(up + key + "Sec-WebSocket-Version: 8\r\n").failure == .webSocketVersion)
        #expect(Self.request(up + key + version + version).failure == .webSocketVersion)
        #expect(Self.request(up + version).failure == .webSocketKey)
        #expect(Self.request(up + key + key + version).failure == .webSocketKey)
        #expect(Self.request(up + key + version + "Sec-WebSocket-Protocol: a, a\r\n").failure == .webSocketProtocol)
        #expect(Self.request(up + key + version + "Sec-WebSocket-Protocol: a b\r\n").failure == .webSocketProtocol)
        #expect(WireError(code: .webSocketVersion).suggestedStatus == 426)
    }

    private static func response(_ text: String, offered: [String] = []) -> (
        subprotocol: String?, failure: WireError.Code?
    ) {
        let bytes = Array(text.utf8)
        var parser = ResponseParser()
        guard case .complete = parser.parse(bytes.span.bytes, answering: .get) else { return (nil, .statusLine) }
        do throws(WireError) {
            let response = try WebSocketResponse(
                parser.head, parser.fields, in: bytes.span.bytes, key: "dGhlIHNhbXBsZSBub25jZQ==", offered: offered)
            return (response.subprotocol, nil)
        } catch {
            return (nil, error.code)
        }
    }

    @Test("writes both sides so that the other takes it")
    func bothSides() throws {
        var out = ByteBuffer()
        try out.writeRequestLine(.get, "/chat")
        try out.writeField(.host, "a")
        try out.writeWebSocketFields(key: "dGhlIHNhbXBsZSBub25jZQ==", subprotocols: ["a", "b"])
        out.endFields()
        var parser = RequestParser()
        let bytes = out.array
        #expect(parser.parse(bytes) == .complete(bytes.count))
        let request = try WebSocketRequest(parser.head, parser.fields, in: bytes.span.bytes)
        out.removeAll()
        try out.writeWebSocketAcceptance(request, subprotocol: "b")
        let answer = String(decoding: out.array, as: UTF8.self)
        #expect(Self.response(answer, offered: ["a", "b"]).subprotocol == "b")
        #expect(Self.response(answer, offered: ["a"]).failure == .webSocketProtocol)
        #expect(
            fault { () throws(WireError) in try out.writeWebSocketAcceptance(request, subprotocol: "c") }
                == .webSocketProtocol)
        #expect(fault { () throws(WireError) in try out.writeWebSocketFields(key: "x") } == .webSocketKey)
    }

    @Test("refuses answers that are not to the request")
    func badAnswers() {
        let start = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
        let accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
        let up = "Upgrade: WebSocket\r\n"
        #expect(Self.response(start + up + accept + "\r\n").failure == nil)
        #expect(Self.response("HTTP/1.1 200 OK\r\n" + up + accept + "\r\n").failure == .webSocketStatus)
        #expect(Self.response(start + "Upgrade: h2c\r\n" + accept + "\r\n").failure == .webSocketStatus)
        #expect(Self.response(start + up + "\r\n").failure == .webSocketAccept)
        #expect(Self.response(start + up + accept.lowercased() + "\r\n").failure == .webSocketAccept)
        #expect(
            Self.response(start + up + accept + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n").failure
                == .webSocketExtension)
        #expect(
            Self.response(start + up + accept + "Sec-WebSocket-Protocol: a\r\n\r\n").failure == .webSocketProtocol)
    }
}
