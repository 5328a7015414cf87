import Formats
import Testing

@Suite("A change of front matter touches its own bytes and no other")
struct FrontMatterEditTests {
    @Test(
        "one value is replaced where it stands",
        arguments: [
            ("---\ndone: false # yet\nb: 1\n---\nbody", "---\ndone: true # yet\nb: 1\n---\nbody"),
            ("---\r\ndone: no\r\n---\r\n", "---\r\ndone: true\r\n---\r\n"),
            ("---\ndone: 'x'\n---", "---\ndone: true\n---"),
            ("---\ndone:\nb: 1\n---\n", "---\ndone: true\nb: 1\n---\n"),
            ("---\ndone:   # later\n---\n", "---\ndone: true   # later\n---\n"),
            ("---\n{agent: codex, done: false}\n---\n", "---\n{agent: codex, done: true}\n---\n"),
            ("---\n{done: , agent: codex}\n---\n", "---\n{done: true , agent: codex}\n---\n"),
            ("---\ndone: |\n  one\n\n  two\n\n# note\nb: 1\n---\n", "---\ndone: true\n\n# note\nb: 1\n---\n"),
            ("---\ndone: >-\n  one\n---\n", "---\ndone: true\n---\n"),
            ("---\ndone: one\n  two\nb: 1\n---\n", "---\ndone: true\nb: 1\n---\n"),
            ("---\n\"done\" : false\n---\n", "---\n\"done\" : true\n---\n"),
            ("---\n? done\n: false\n---\n", "---\n? done\n: true\n---\n"),
            ("---\na: &x 1\ndone: *x\n---\n", "---\na: &x 1\ndone: true\n---\n"),
            ("---\n<<: {done: no}\n---\n", "---\n<<: {done: true}\n---\n"),
            ("---\né: ü\ndone: !!str no\n---\n", "---\né: ü\ndone: true\n---\n"),
        ])
    func replace(_ text: String, _ expected: String) throws {
        let edited = try frontMatter(text).replacingScalar("done", with: .bool(true))
        #expect(String(decoding: edited.bytes, as: UTF8.self) == expected)
        #expect(edited["done"]?.bool == true)
    }

    @Test(
        "any text becomes a value in one line",
        arguments: ["yes", "a: b", "", " x ", "one\ntwo", "it's", "{a, b}", "#x", "é\u{85}", "---", "- a", "\u{0}"])
    func texts(_ value: String) throws {
        for text in ["---\ntitle: old # note\nb: 1\n---\nbody", "---\n{title: old, b: 1}\n---\nbody"] {
            let edited = try frontMatter(text).replacingScalar("title", with: .string(value))
            #expect(edited["title"]?.string == value && edited["b"]?.int64 == 1)
            #expect(Array(edited.body) == Array("body".utf8))
        }
    }

    @Test(
        "a missing key becomes the last line",
        arguments: [
            ("---\na: 1\n# end\n---\nbody", "---\na: 1\n# end\nid: tkt_1\n---\nbody"),
            ("---\r\na: 1\r\n---\r\nb\n", "---\r\na: 1\r\nid: tkt_1\r\n---\r\nb\n"),
            ("---\n---\n", "---\nid: tkt_1\n---\n"),
            ("---\n  a: 1\n  b: 2\n---\n", "---\n  a: 1\n  b: 2\n  id: tkt_1\n---\n"),
            ("---\nlist:\n- a\n---\n", "---\nlist:\n- a\nid: tkt_1\n---\n"),
            ("---\n# t\na: |\n  x\n---\n", "---\n# t\nid: tkt_1\na: |\n  x\n---\n"),
            ("---\na: 1\n...\n", "---\na: 1\nid: tkt_1\n...\n"),
        ])
    func insert(_ text: String, _ expected: String) throws {
        let edited = try frontMatter(text).settingScalar("id", to: .string("tkt_1"))
        #expect(String(decoding: edited.bytes, as: UTF8.self) == expected)
        #expect(try edited.settingScalar("id", to: .string("tkt_2"))["id"]?.string == "tkt_2")
    }

    @Test(
        "what cannot be changed alone is refused",
        arguments: [
            "---\nid: [a]\n---\n", "---\nid: {a: b}\n---\n", "---\nid: &x 1\nb: *x\n---\n", "---\n- id\n---\n",
            "---\nid\n---\n",
        ])
    func refused(_ text: String) throws {
        let original = try frontMatter(text)
        #expect(throws: FormatError.self) { try original.replacingScalar("id", with: .integer(2)) }
    }

    @Test("a key is not inserted twice, nor into a flow mapping")
    func noInsert() throws {
        #expect(
            try #require(throws: FormatError.self) { try frontMatter("---\na: 1\n---\n").insertingScalar("a", .null) }
                .code
                == .duplicate)
        #expect(throws: FormatError.self) { try frontMatter("---\n{a: 1}\n---\n").insertingScalar("b", .null) }
    }

    @Test("the YAML is replaced as a whole, and cannot run into the body")
    func replaceYAML() throws {
        let original = try frontMatter("---\r\na: 1\r\n---\r\nbody")
        let edited = try original.replacingYAML(with: Array("b: 2".utf8))
        #expect(String(decoding: edited.bytes, as: UTF8.self) == "---\r\nb: 2\r\n---\r\nbody")
        #expect(throws: FormatError.self) { try original.replacingYAML(with: Array("b: 2\n---\nc: 3\n".utf8)) }
        #expect(throws: FormatError.self) { try original.replacingYAML(with: Array("b: [".utf8)) }
        #expect(try original.replacingYAML(with: []).root.isNull)
    }
}
