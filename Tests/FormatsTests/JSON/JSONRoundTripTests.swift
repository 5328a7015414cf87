import Formats
import FuzzTargets
import Testing

@Suite("JSON there and back") struct JSONRoundTripTests {
    @Test("a random tree comes back from any of its spellings", arguments: 0..<400)
    func roundTrip(_ seed: Int) throws {
        var random = RandomJSON(seed: seed)
        let tree = random.tree()
        #expect(try JSON.parse(tree.serialized()) == tree)
        #expect(try JSON.parse(tree.serialized(.pretty)) == tree)
        let text = random.text(of: tree)
        #expect(try JSON.parse(text) == tree)
        #expect(try JSON.parse(String(decoding: text, as: UTF8.self)) == tree)
        #expect(try text.withUnsafeBytes { try JSON.parse($0.bytes) } == tree)
    }

    @Test("a random text with one byte changed keeps every invariant of the parser", arguments: 0..<200)
    func damaged(_ seed: Int) {
        var random = RandomJSON(seed: seed)
        let tree = random.tree()
        var text = random.text(of: tree)
        for _ in 0..<8 {
            guard !text.isEmpty else { return }
            text[random.pick(text.count)] = UInt8(random.pick(256))
            fuzzJSON(text)
            fuzzJSONFacts(text)
        }
    }

    @Test("what must be escaped is, and nothing else")
    func escapes() {
        let text = (0..<0x80).compactMap { Unicode.Scalar($0) }.map(String.init).joined() + "é\u{2028}😀"
        let expected =
            #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f"#
            + #"\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f"#
            + ##" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"##
            + "\u{7F}é\u{2028}😀\""
        #expect(String(decoding: JSON.string(text).serialized(), as: UTF8.self) == expected)
    }
}
