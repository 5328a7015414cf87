import Testing
import Wire

@Suite("The fields of a head")
struct FieldTableTests {
    private static let head = Array(
        """
        GET / HTTP/1.1\r
        Host: a\r
        Accept: text/html, "a,b" ,, application/json\r
        X-One: 1\r
        accept: image/png\r
        Connection: X-One, keep-alive, Host, Content-Length\r
        Keep-Alive: timeout=5\r
        Content-Length: 0\r
        X-Two:\t2 \r
        \r

        """.utf8)

    private static func parse() throws -> FieldTable {
        var parser = RequestParser()
        try #require(parser.parse(head) == .complete(head.count))
        return parser.fields
    }

    private static func text(_ range: Range<Int>?) -> String? { range.map { head.text(at: $0) } }

    @Test("are found by name, known or not, in any case")
    func lookup() throws {
        let fields = try Self.parse()
        let span = Self.head
        #expect(Self.text(fields.firstValue(.host)) == "a")
        #expect(Self.text(fields.onlyValue(.host)) == "a")
        #expect(Self.text(fields.firstValue(.accept)) == #"text/html, "a,b" ,, application/json"#)
        #expect(fields.onlyValue(.accept) == nil)
        #expect(fields.firstValue(.cookie) == nil)
        #expect(fields.firstValue(.other) == nil)
        #expect(Self.text(fields.firstValue(named: "x-TWO", in: span)) == "2")
        #expect(fields.firstValue(named: "x-three", in: span) == nil)
        #expect(fields.firstIndex(named: "ACCEPT", from: 2, in: span) == 3)
        #expect(fields.firstIndex(named: "ACCEPT", from: 4, in: span) == nil)
    }

    @Test("have lists that are walked, quotes and empty elements included")
    func lists() throws {
        let fields = try Self.parse()
        let span = Self.head
        var elements = ListElements(try #require(fields.firstValue(.accept)))
        var found: [String] = []
        while let element = elements.next(in: span) { found.append(span.text(at: element)) }
        #expect(found == ["text/html", #""a,b""#, "application/json"])
        #expect(fields.list(.accept, contains: "IMAGE/PNG", in: span) == true)
        #expect(fields.list(.accept, contains: "b", in: span) == false)
        #expect(fields.list(.cookie, contains: "b", in: span) == false)
    }

    @Test("say which are for this connection only, but never Host or the length")
    func hopByHop() throws {
        let fields = try Self.parse()
        let hops = (0..<fields.count).filter { fields[$0].isHopByHop }.map { Self.text(fields[$0].nameRange) }
        #expect(hops == ["X-One", "Connection", "Keep-Alive"])
    }

    @Test("are copied in runs without those")
    func copying() throws {
        var out = ByteBuffer()
        out.copyFields(try Self.parse(), from: Self.head.span.bytes, excluding: [.host])
        #expect(
            String(decoding: out.array, as: UTF8.self) == """
                Accept: text/html, "a,b" ,, application/json\r
                accept: image/png\r
                Content-Length: 0\r
                X-Two:\t2 \r

                """)
    }

    @Test("do not read outside of bytes that are not theirs")
    func foreignBytes() throws {
        let fields = try Self.parse()
        let short = Array(Self.head.prefix(20))
        #expect(fields.firstValue(named: "x-two", in: short) == nil)
        #expect(fields.list(.accept, contains: "image/png", in: short) == false)
        #expect(short.text(at: 10..<40) == "")
        #expect(short.equals("a", at: 30..<31) == false)
        var out = ByteBuffer()
        out.copyFields(fields, from: short.span.bytes)
        #expect(out.count == 0)
    }
}
