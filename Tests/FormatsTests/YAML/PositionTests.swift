import Formats
import Testing

@Suite("Every node of a YAML text knows its place")
struct PositionTests {
    @Test("offset, line and column count as an editor counts, whatever ends the lines")
    func places() throws {
        let text = "é: 'ü'\r\nlist:\r- 日本\n- {k: v}\n# \u{85}\u{2028}\nlast: |\n  x\n"
        let bytes = Array(text.utf8)
        let root = try YAML.parse(bytes)
        #expect(root.position == TextPosition(offset: 0, line: 1, column: 1))
        #expect(root["é"]?.position == TextPosition(offset: 4, line: 1, column: 4))
        #expect(root["list"]?[0]?.position?.line == 3)
        #expect(root["list"]?[1]?["k"]?.position?.line == 4)
        #expect(root["last"]?.position?.line == 6)
        for place in root.places { #expect(place == TextPosition(offset: place.offset, in: bytes.span.bytes)) }
    }

    @Test("the extent of a scalar is the bytes it was written with")
    func extents() throws {
        let text = "a: plain text  # note\nb: 'it''s'\nc: \"x\\n\"\nd: {e: f}\ng:\nh: é\n"
        let root = try YAML.parse(text)
        func written(_ node: YAMLNode?) -> String? {
            node?.extent.map { String(decoding: Array(text.utf8)[$0.bytes], as: UTF8.self) }
        }
        #expect(written(root["a"]) == "plain text")
        #expect(written(root["b"]) == "'it''s'")
        #expect(written(root["c"]) == "\"x\\n\"")
        #expect(written(root["d"]) == "{e: f}")
        #expect(written(root["g"]) == "")
        #expect(written(root["h"]) == "é")
    }

    @Test("a byte order mark is passed over, and counted")
    func byteOrderMark() throws {
        let root = try YAML.parse([0xEF, 0xBB, 0xBF] + Array("a: b".utf8))
        #expect(root["a"]?.position == TextPosition(offset: 6, line: 1, column: 5))
    }

    @Test("places are right in lines longer than the stride of the table", arguments: [63, 64, 65, 500])
    func longLines(_ length: Int) throws {
        let text = "[\"" + String(repeating: "é", count: length) + "\", b, c]"
        let root = try YAML.parse(text)
        #expect(root[1]?.position == TextPosition(offset: 2 * length + 5, line: 1, column: length + 6))
    }
}

extension YAMLNode {
    /// The places of this node and all below it.
    var places: [TextPosition] {
        let own = [extent?.start, extent?.end].compactMap { $0 }
        switch content {
        case .scalar: return own
        case .sequence(let items): return own + items.flatMap(\.places)
        case .mapping(let pairs): return own + pairs.flatMap { [$0.key.position].compactMap { $0 } + $0.value.places }
        }
    }
}
