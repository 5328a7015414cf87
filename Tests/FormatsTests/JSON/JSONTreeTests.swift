import Formats
import Testing

@Suite("The JSON tree") struct JSONTreeTests {
    @Test("keeps key order, unknown members and the digits of numbers")
    func roundTrip() throws {
        let text = #"{"z":1.10,"a":[1e2,-0,18446744073709551615,null,true,false],"é":"\"\\\n\u001f\/😀","o":{},"l":[]}"#
        let tree = try JSON.parse(text)
        #expect(tree.object?.keys == ["z", "a", "é", "o", "l"])
        #expect(
            String(decoding: tree.serialized(), as: UTF8.self)
                == #"{"z":1.10,"a":[1e2,-0,18446744073709551615,null,true,false],"é":"\"\\\n\u001f/😀","o":{},"l":[]}"#)
        #expect(try JSON.parse(tree.serialized(.pretty)) == tree)
        #expect(try JSON.parse(Array(text.utf8)) == tree)
    }

    @Test("lays pretty text out with two spaces and a newline at the end")
    func pretty() {
        let tree: JSON = ["a": [1, ["b": nil]], "c": [], "d": [:]]
        let text = "{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": [],\n  \"d\": {}\n}\n"
        #expect(String(decoding: tree.serialized(.pretty), as: UTF8.self) == text)
    }
}
