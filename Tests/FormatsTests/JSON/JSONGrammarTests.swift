import Formats
import Testing

@Suite("The grammar of JSON") struct JSONGrammarTests {
    @Test("a text that RFC 8259 allows is read, and reads the same when written again", arguments: JSONVectors.accepted)
    func accepts(_ text: String) throws {
        let tree = try JSON.parse(text)
        #expect(try JSON.parse(tree.serialized()) == tree)
        #expect(try JSON.parse(tree.serialized(.pretty)) == tree)
    }

    @Test("a text that RFC 8259 forbids is refused with its code, within its bounds", arguments: JSONVectors.refused)
    func refuses(_ vector: JSONVectors.Refused) throws {
        let refusal = #expect(throws: FormatError.self) { try JSON.parse(vector.bytes) }
        #expect(refusal?.code == vector.code)
        #expect(refusal?.format == .json)
        let position = try #require(refusal?.position)
        #expect((0...vector.bytes.count).contains(position.offset))
    }

    @Test("a sample cut off at any byte is refused, and never at a place beyond its end")
    func truncated() throws {
        let sample = Array(#" {"é\u00e9":[1.5e-3,-0,true,false,null,"\ud83d\ude00 \\\"日本"],"b":{"c":[{}]}}"#.utf8)
        _ = try JSON.parse(sample)
        for length in sample.indices {
            let refusal = #expect(throws: FormatError.self) { try JSON.parse(Array(sample[..<length])) }
            #expect((0...length).contains(refusal?.position?.offset ?? -1), "cut off at \(length)")
        }
    }

    @Test("a byte order mark is skipped on request, and only one")
    func byteOrderMark() throws {
        let limits = JSONLimits(skipsByteOrderMark: true)
        #expect(try JSON.parse("\u{FEFF}[1]", limits: limits) == [1])
        #expect(throws: FormatError.self) { try JSON.parse("\u{FEFF}\u{FEFF}[1]", limits: limits) }
    }

    @Test("of two members with one name the last is kept on request, in the place of the first")
    func keepsLast() throws {
        let tree = try JSON.parse(#"{"a":1,"b":2,"\u0061":3}"#, limits: JSONLimits(duplicates: .keepLast))
        #expect(tree == ["a": 3, "b": 2])
        #expect(tree.object?.keys == ["a", "b"])
    }

    @Test("names that Unicode calls equivalent are different names")
    func equivalentNames() throws {
        let tree = try JSON.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
        #expect(tree["\u{E9}"] == 1)
        #expect(tree["e\u{301}"] == 2)
        #expect(JSON.string("\u{E9}") != JSON.string("e\u{301}"))
    }
}
