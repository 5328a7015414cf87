import Formats
import FuzzTargets
import Testing

@Suite("Facts of a JSON text") struct JSONFactsTests {
    @Test("come with kind, place and value, from the top and from within")
    func values() throws {
        var plan = JSONFactsPlan()
        let model = plan.value(at: "model")
        let stream = plan.value(at: "stream")
        let id = plan.value(at: "response", "id")
        let input = plan.value(at: "input")
        let limit = plan.value(at: "limit")
        let none = plan.value(at: "none")
        let absent = plan.value(at: "absent")
        let text =
            #" {"x":{"model":"no"},"model":"gp\u0074","response":{"id":"r1"},"input":[1,[2]],"stream":true,"#
            + #""limit":18446744073709551615,"none":null} "#
        let facts = try plan.scan(Array(text.utf8))
        #expect(facts[model]?.string == "gpt")
        #expect(facts[stream]?.bool == true)
        #expect(facts[id]?.string == "r1")
        #expect(facts[limit]?.scalar?.uint64 == .max)
        #expect(facts[none]?.isNull == true)
        #expect(facts[absent] == nil)
        let array = try #require(facts[input])
        #expect(array.kind == .array)
        #expect(array.scalar == nil)
        #expect(Array(text.utf8)[array.range] == Array("[1,[2]]".utf8)[...])
    }

    @Test("tell whether any item has a member or a certain string")
    func items() throws {
        var plan = JSONFactsPlan()
        let reasoning = plan.match(at: "input", .anyItem, "type", equals: "reasoning")
        let sealed = plan.value(at: "input", .anyItem, "encrypted_content")
        func ask(_ text: String) throws -> (Bool, Bool) {
            let facts = try plan.scan(Array(text.utf8))
            return (facts[reasoning], facts[sealed] != nil)
        }
        #expect(try ask(#"{"input":[{"type":"message"},{"type":"reasoning"}]}"#) == (true, false))
        #expect(try ask(#"{"input":[{"type":"reaso\u006eing","encrypted_content":null}]}"#) == (true, true))
        #expect(try ask(#"{"input":[1,"reasoning",["type"],{"type":1},{"types":"reasoning"}]}"#) == (false, false))
        #expect(try ask(#"{"input":{"type":"reasoning"}}"#) == (false, false))
        #expect(try ask(#"{"input":[{"content":{"type":"reasoning"}}]}"#) == (false, false))
        #expect(try ask(#"[{"type":"reasoning"}]"#) == (false, false))
        #expect(try ask("3") == (false, false))
    }

    @Test("find a name however it is spelled, and whatever its length", arguments: 0..<40)
    func names(_ length: Int) throws {
        let name = String(repeating: "mod\u{E9}l😀", count: 6).unicodeScalars.prefix(length).map { String($0) }.joined()
        var plan = JSONFactsPlan()
        let value = plan.value(at: .key(name))
        let escaped = name.utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined()
        for spelling in [name, escaped] {
            #expect(try plan.scan(Array("{\"\(spelling)\":7}".utf8))[value]?.int64 == 7)
            #expect(try plan.scan(Array("{\"a\(spelling)\":7,\"\(spelling)z\":8}".utf8))[value] == nil)
        }
    }

    @Test("refuse an asked-for name that stands twice, spelled alike or not, and no other")
    func duplicates() throws {
        var plan = JSONFactsPlan()
        let model = plan.value(at: "a", "model")
        for text in [#"{"a":{"model":1,"model":2}}"#, #"{"a":{"model":1,"x":0,"mod\u0065l":2}}"#, #"{"a":{},"a":{}}"#] {
            let refusal = #expect(throws: FormatError.self) { try plan.scan(Array(text.utf8)) }
            #expect(refusal?.code == .duplicate)
        }
        let refusal = #expect(throws: FormatError.self) { try plan.scan(Array("{\"a\":1,\n\"a\":2}".utf8)) }
        #expect(refusal?.position == TextPosition(offset: 8, line: 2, column: 1))
        #expect(try plan.scan(Array(#"{"x":1,"x":2,"model":0,"a":{"model":3}}"#.utf8))[model]?.int64 == 3)
    }

    @Test("that stop early leave the rest of the text alone, duplicates included")
    func stopping() throws {
        var plan = JSONFactsPlan(options: JSONFactsOptions(stopsWhenAllFound: true))
        let model = plan.value(at: "model")
        let reasoning = plan.match(at: "input", .anyItem, "type", equals: "reasoning")
        let text = #"{"model":"first","input":[{"type":"reasoning"},!"model":"second"#
        let facts = try plan.scan(Array(text.utf8))
        #expect(facts[model]?.string == "first")
        #expect(facts[reasoning])
        #expect(throws: FormatError.self) { try plan.scan(Array(#"{"model":"a","model":"b"}"#.utf8)) }
    }

    @Test("locate but do not decode what is longer than the bound")
    func longValues() throws {
        var plan = JSONFactsPlan(options: JSONFactsOptions(maxValueBytes: 10))
        let value = plan.value(at: "v")
        #expect(try plan.scan(Array(#"{"v":"12345678"}"#.utf8))[value]?.string == "12345678")
        let long = try plan.scan(Array(#"{"v":"123456789"}"#.utf8))[value]
        #expect(long?.kind == .string)
        #expect(long?.range == 5..<16)
        #expect(long?.scalar == nil)
    }

    @Test("refuse what they look at when it is wrong: grammar on the paths, values asked for, ends of all else")
    func refusals() {
        var plan = JSONFactsPlan()
        _ = plan.value(at: "model")
        _ = plan.value(at: "input", .anyItem, "type")
        let texts = [
            "", " ", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{a:1}", "{\"a\" 1}",
            "{\"a\":1 \"b\":2}", "{\"a\":01}",
            "{\"a\":nul}", "{\"a\":\"x", "{\"a\":\"x\\\"}", "{\"a\":[}", "{\"a\":{]", "{} {}", "[1", "]",
            "{\"model\":\"\\q\"}",
            "{\"model\":\"\\ud800\"}", "{\"model\":\"a\nb\"}", "{\"input\":[1,]}", "{\"input\":[1 2]}",
            "{\"input\":[{\"type\":}]}", "nulll",
            "\u{FEFF}{}", "{\"mod\\u00\":1}",
        ]
        for text in texts { #expect(throws: FormatError.self, "\(text)") { try plan.scan(Array(text.utf8)) } }
        let broken = Array("{\"model\":\"".utf8) + [0xFF] + Array("\"}".utf8)
        let refusal = #expect(throws: FormatError.self) { try plan.scan(broken) }
        #expect(refusal?.code == .encoding)
        #expect(refusal?.position?.offset == 10)
    }

    @Test("bound depth and size", arguments: ["[", "{\"a\":", "{\"input\":[", "{\"model\":[{\"x\":"])
    func bounds(_ opening: String) {
        var plan = JSONFactsPlan(options: JSONFactsOptions(maxDepth: .max, maxBytes: 1 << 20))
        _ = plan.value(at: "model")
        _ = plan.value(at: "input", .anyItem, "input")
        let deep = #expect(throws: FormatError.self) {
            try plan.scan(Array(String(repeating: opening, count: 100_000).utf8.prefix(1 << 20)))
        }
        #expect(deep?.code == .depth)
        let large = #expect(throws: FormatError.self) { try plan.scan([UInt8](repeating: 0x20, count: 1 << 20 + 1)) }
        #expect(large?.code == .size)
    }

    @Test("allow exactly the depth they state, on the paths and beside them", arguments: [1, 2, 63, 64, 65, 128, 512])
    func exactDepth(_ limit: Int) throws {
        var plan = JSONFactsPlan(options: JSONFactsOptions(maxDepth: limit))
        _ = plan.value(at: "input", .anyItem, "type")
        for (open, close) in [("[", "]"), ("{\"input\":", "}"), ("{\"x\":", "}")] {
            func nested(_ depth: Int) -> [UInt8] {
                Array((String(repeating: open, count: depth) + "0" + String(repeating: close, count: depth)).utf8)
            }
            _ = try plan.scan(nested(limit))
            let refusal = #expect(throws: FormatError.self) { try plan.scan(nested(limit + 1)) }
            #expect(refusal?.code == .depth)
        }
    }

    @Test("of one plan are not read with the handles of another")
    func foreignHandles() throws {
        var large = JSONFactsPlan()
        _ = large.value(at: "a")
        let value = large.value(at: "b")
        let match = large.match(at: "c", equals: "d")
        let facts = try JSONFactsPlan().scan(Array("{}".utf8))
        #expect(facts[value] == nil)
        #expect(!facts[match])
    }
}
