import Formats
import Foundation
import Wire

/// The codecs of the wire: what a request costs a relay, against the plain ways to do the same.
///
/// The limits keep all of them together below a third of the 1.5 µs that a relay computes for a request; the peers show
/// what each would cost without care.
enum WireBenchmarks {
    static func contests() throws -> [Contest] {
        [try headParse(), try headRewrite(), try chunkFraming(), try eventParse(), unmask()]
    }

    /// Both sides must have found the same, or the times compare nothing.
    private struct Disagreement: Error {}

    /// A request as Codex sends it: ten fields and 403 bytes.
    private static let request = Array(
        """
        POST /backend-api/codex/responses?stream=true HTTP/1.1\r
        Host: 127.0.0.1:8080\r
        User-Agent: codex_cli_rs/0.133.0 (Debian 12; x86_64)\r
        Accept: text/event-stream\r
        Content-Type: application/json\r
        Content-Length: 2048\r
        Authorization: Bearer eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.abcdefghij\r
        chatgpt-account-id: 0b3c2d1e-1111-2222\r
        session_id: 019a2b3c-aaaa\r
        originator: codex_cli_rs\r
        Connection: keep-alive\r
        \r

        """.utf8)

    private static func headParse() throws -> Contest {
        let bytes = request
        var parser = RequestParser()
        guard case .complete = parser.parse(bytes.span.bytes), parser.fields.count == 10,
            PlainHead(bytes)?.fields.count == 10
        else { throw Disagreement() }
        return Contest(
            name: "head parse, 10 fields, 16 times", peerName: "String, split", bytes: 16 * bytes.count, target: nil,
            limit: 16 * 400e-9,
            ours: { try parseSixteenTimes(&parser, bytes) },
            peer: { (0..<16).reduce(0) { sum, _ in sum + (PlainHead(bytes)?.fields.count ?? 0) } })
    }

    /// As a connection does it, whose parser is a place of its own and not looked up for each head.
    private static func parseSixteenTimes(_ parser: inout RequestParser, _ bytes: [UInt8]) throws -> Int {
        var total = 0
        for _ in 0..<16 {
            parser.reset()
            guard case .complete(let length) = parser.parse(bytes.span.bytes) else { throw Disagreement() }
            total += length
        }
        return total
    }

    private static func headRewrite() throws -> Contest {
        let bytes = request
        var parser = RequestParser()
        guard case .complete = parser.parse(bytes.span.bytes), let plain = PlainHead(bytes) else {
            throw Disagreement()
        }
        let rewriter = HeadRewriter(parser: parser)
        guard rewriter.rewrite(bytes) == plain.rewritten().utf8.count else { throw Disagreement() }
        return Contest(
            name: "head rewrite, 10 fields", peerName: "String, joined", bytes: bytes.count, target: nil, limit: 90e-9,
            ours: { rewriter.rewrite(bytes) },
            peer: { plain.rewritten().utf8.count })
    }

    private static func chunkFraming() throws -> Contest {
        let event = Array("b1\r\n".utf8) + [UInt8](repeating: 0x61, count: 177) + Array("\r\n".utf8)
        let bytes = [UInt8]((0..<64).map { _ in event }.joined())
        var reader = BodyReader(.chunked)
        guard PlainChunks.count(bytes) == 64 else { throw Disagreement() }
        return Contest(
            name: "chunk framing, 64 events of 177 bytes", peerName: "byte by byte", bytes: bytes.count, target: nil,
            limit: 64 * 5.5e-9,
            ours: {
                guard reader.follow(bytes.span.bytes) == .more else { throw Disagreement() }
                return bytes.count
            },
            peer: { PlainChunks.count(bytes) })
    }

    private static func eventParse() throws -> Contest {
        let event =
            #"event: response.output_text.delta"# + "\n"
            + #"data: {"type":"response.output_text.delta","item_id":"msg_0123456789","output_index":0,"content_index":0,"delta":" word","sequence_number":1234}"#
            + "\n\n"
        let text = String(repeating: event, count: 64)
        let bytes = Array(text.utf8)
        var parser = EventParser()
        func count() throws -> Int {
            var total = 0
            try parser.parse(bytes.span.bytes) { total += $0.unsafeData.count }
            return total
        }
        guard try count() == PlainEvents.dataLength(text) else { throw Disagreement() }
        return Contest(
            name: "event parse, 64 events", peerName: "String, split", bytes: bytes.count, target: nil,
            limit: 64 * 130e-9, ours: count, peer: { PlainEvents.dataLength(text) })
    }

    private static func unmask() -> Contest {
        var ours = [UInt8](repeating: 0x61, count: 16 << 10)
        var theirs = ours
        return Contest(
            name: "WebSocket unmask, 16 KiB", peerName: "byte by byte", bytes: ours.count, target: nil,
            limit: Double(16 << 10) / 38e9,
            ours: {
                var mask = WebSocketMask(key: 0x1234_5678)
                ours.withUnsafeMutableBytes { mask.apply(to: $0) }
                return ours.count
            },
            peer: {
                let key: [UInt8] = [0x12, 0x34, 0x56, 0x78]
                for index in theirs.indices { theirs[index] ^= key[index & 3] }
                return theirs.count
            })
    }
}

/// Owns the buffer that heads are rewritten into.
private final class HeadRewriter {
    private let parser: RequestParser
    private let fields: FieldTable
    private var out = ByteBuffer(capacity: 1024)

    init(parser: RequestParser) {
        self.parser = parser
        fields = parser.fields
    }

    func rewrite(_ bytes: [UInt8]) -> Int {
        out.removeAll()
        let span = bytes.span.bytes
        out.copyRequestLine(parser.head, from: span)
        out.copyFields(fields, from: span, excluding: [.host])
        out.writeField(.host, constant: "chatgpt.com")
        out.endFields()
        return out.count
    }
}
